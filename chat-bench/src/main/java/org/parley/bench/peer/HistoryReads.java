package org.parley.bench.peer;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.parley.bench.load.LoadException;
import org.parley.dev.server.PostgresServer;

/** How often the room logs were read, by PostgreSQL's own statistics: scans of the table of events, or of its indexes. */
public final class HistoryReads {
    private static final String SCANS =
            "select coalesce(seq_scan, 0) + coalesce(idx_scan, 0) from pg_stat_user_tables where relname = 'room_event'";

    /** An idle session hands in its statistics after ten seconds, a busy one each second. */
    private static final int SETTLING_SECONDS = 11;

    private final PostgresServer postgres;
    private final long before;

    private HistoryReads(PostgresServer postgres) throws InterruptedException {
        this.postgres = postgres;
        this.before = settled();
    }

    /** Begins to count; takes ten seconds. */
    public static HistoryReads of(PostgresServer postgres) throws InterruptedException {
        return new HistoryReads(postgres);
    }

    /** Reads since {@link #of}; takes ten seconds. */
    public long sinceThen() throws InterruptedException {
        return settled() - before;
    }

    private long settled() throws InterruptedException {
        TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
        try (Connection database = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(SCANS)) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException e) {
            throw new LoadException("PostgreSQL does not tell how often it was read", e);
        }
    }
}
