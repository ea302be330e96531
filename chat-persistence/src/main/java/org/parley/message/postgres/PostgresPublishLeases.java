package org.parley.message.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.parley.identifier.TimeOrderedUuid;
import org.parley.message.PublishLease;
import org.parley.message.PublishLeases;
import org.parley.node.NodeId;

/** Keeps the leases in a table beside the room logs. Each change is one statement, which the row's lock makes atomic. */
public final class PostgresPublishLeases implements PublishLeases {
    private static final int TIMEOUT_SECONDS = 5;

    private final DataSource database;

    public PostgresPublishLeases(DataSource database) {
        this.database = database;
    }

    @Override
    public PublishLease open(NodeId holder, Instant publishedUpTo, Instant holderClock) {
        PublishLease lease = new PublishLease(
                TimeOrderedUuid.next(),
                holder,
                1,
                publishedUpTo.truncatedTo(ChronoUnit.MILLIS),
                holderClock.truncatedTo(ChronoUnit.MILLIS));
        change(
                "insert into publish_lease (id, holder, beat, published_up_to, holder_clock) values (?, ?, ?, ?, ?)",
                lease.id(),
                holder.toString(),
                lease.beat(),
                Timestamp.from(lease.publishedUpTo()),
                Timestamp.from(lease.holderClock()));
        return lease;
    }

    @Override
    public boolean renew(PublishLease held, Instant publishedUpTo, Instant holderClock) {
        return change(
                        "update publish_lease set beat = beat + 1, published_up_to = ?, holder_clock = ?"
                                + " where id = ? and holder = ?",
                        Timestamp.from(publishedUpTo.truncatedTo(ChronoUnit.MILLIS)),
                        Timestamp.from(holderClock.truncatedTo(ChronoUnit.MILLIS)),
                        held.id(),
                        held.holder().toString())
                == 1;
    }

    @Override
    public Optional<PublishLease> takeOver(PublishLease seen, NodeId by) {
        int taken = change(
                "update publish_lease set beat = beat + 1, holder = ? where id = ? and holder = ? and beat = ?",
                by.toString(),
                seen.id(),
                seen.holder().toString(),
                seen.beat());
        return taken == 0
                ? Optional.empty()
                : Optional.of(
                        new PublishLease(seen.id(), by, seen.beat() + 1, seen.publishedUpTo(), seen.holderClock()));
    }

    @Override
    public void close(PublishLease held) {
        change(
                "delete from publish_lease where id = ? and holder = ?",
                held.id(),
                held.holder().toString());
    }

    @Override
    public List<PublishLease> all() {
        return HistoryDatabase.with(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select id, holder, beat, published_up_to, holder_clock from publish_lease")) {
                statement.setQueryTimeout(TIMEOUT_SECONDS);
                return read(statement);
            }
        });
    }

    private static List<PublishLease> read(PreparedStatement statement) throws SQLException {
        List<PublishLease> leases = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                leases.add(new PublishLease(
                        rows.getObject("id", UUID.class),
                        NodeId.of(rows.getString("holder")),
                        rows.getLong("beat"),
                        rows.getTimestamp("published_up_to").toInstant(),
                        rows.getTimestamp("holder_clock").toInstant()));
            }
        }
        return leases;
    }

    private int change(String sql, Object... parameters) {
        return HistoryDatabase.with(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setQueryTimeout(TIMEOUT_SECONDS);
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                return statement.executeUpdate();
            }
        });
    }
}
