package org.parley.message.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.message.ClientId;
import org.parley.message.NewEvent;
import org.parley.message.OffsetAssignment.Identity;
import org.parley.message.RoomEvent;
import org.parley.message.RoomHead;
import org.parley.message.json.EventJson;
import org.parley.room.RoomId;

/** The history's SQL, on one connection. A batch is one statement of arrays, whatever its size. */
final class HistoryStatements {
    /** The SQLSTATE of a lock that did not come in time. */
    static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final int TIMEOUT_SECONDS = 5;
    private static final String LOCK =
            "select room, last_offset, messages from room_head where room = any (?) order by room for update";
    private static final String COLUMNS = "room, event_offset, messages, stored_at, author, client_id, content";

    private final Connection connection;

    HistoryStatements(Connection connection) {
        this.connection = connection;
    }

    void createHeads(UUID[] sortedRooms) throws SQLException {
        try (PreparedStatement statement = prepare(
                "insert into room_head (room, last_offset, messages) select room, 0, 0 from unnest(?::uuid[]) as r (room)"
                        + " on conflict do nothing")) {
            statement.setArray(1, uuids(sortedRooms));
            statement.executeUpdate();
        }
    }

    /**
     * Locks the heads of all these rooms, in the order of their ids, which is the order of every writer: no deadlock.
     *
     * @throws SQLException of {@link #LOCK_NOT_AVAILABLE} when one is held by another writer for longer than
     *     {@code patience}; the transaction is to be rolled back
     */
    Map<RoomId, RoomHead> lockHeads(UUID[] rooms, Duration patience) throws SQLException {
        // two statements that travel together
        try (PreparedStatement statement = prepare("set local lock_timeout = " + patience.toMillis() + "; " + LOCK)) {
            statement.setArray(1, uuids(rooms));
            statement.execute();
            statement.getMoreResults();
            return readHeads(statement.getResultSet());
        }
    }

    /** Locks the heads that nobody else holds. */
    Map<RoomId, RoomHead> lockFreeHeads(UUID[] rooms) throws SQLException {
        try (PreparedStatement statement = prepare(LOCK + " skip locked")) {
            statement.setArray(1, uuids(rooms));
            return readHeads(statement.executeQuery());
        }
    }

    Map<RoomId, RoomHead> heads(UUID[] rooms) throws SQLException {
        try (PreparedStatement statement =
                prepare("select room, last_offset, messages from room_head where room = any (?)")) {
            statement.setArray(1, uuids(rooms));
            return readHeads(statement.executeQuery());
        }
    }

    /** One look into the index for each, however the planner sees the size of the table. */
    Map<Identity, RoomEvent> findAll(List<NewEvent> events) throws SQLException {
        try (PreparedStatement statement = prepare("select e.* from unnest(?::uuid[], ?::uuid[], ?::text[])"
                + " as k (room, author, client_id) cross join lateral (select " + COLUMNS + " from room_event o"
                + " where o.room = k.room and o.author = k.author and o.client_id = k.client_id limit 1) e")) {
            statement.setArray(1, uuids(array(events, event -> event.room().value(), UUID[]::new)));
            statement.setArray(2, uuids(array(events, event -> event.author().value(), UUID[]::new)));
            statement.setArray(3, texts(array(events, event -> event.clientId().value(), String[]::new)));
            Map<Identity, RoomEvent> found = new HashMap<>();
            readEvents(statement).forEach(event -> found.put(Identity.of(event), event));
            return found;
        }
    }

    Optional<RoomEvent> find(RoomId room, UserId author, ClientId clientId) throws SQLException {
        try (PreparedStatement statement =
                prepare("select " + COLUMNS + " from room_event where room = ? and author = ? and client_id = ?")) {
            statement.setObject(1, room.value());
            statement.setObject(2, author.value());
            statement.setString(3, clientId.value());
            return readEvents(statement).stream().findFirst();
        }
    }

    /**
     * Events and heads in one statement: neither can be there without the other.
     *
     * @return how many events were not there already; if some were, the heads are wrong now, and nothing of this must be
     *     committed
     */
    int store(List<RoomEvent> events, Map<RoomId, RoomHead> heads) throws SQLException {
        try (PreparedStatement statement = prepare("with stored as (insert into room_event (" + COLUMNS + ") select "
                + COLUMNS
                + " from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::uuid[], ?::text[], ?::text[])"
                + " as e (" + COLUMNS + ") on conflict on constraint room_event_once do nothing returning 1),"
                + " grown as (update room_head h set last_offset = n.last_offset, messages = n.messages"
                + " from unnest(?::uuid[], ?::bigint[], ?::bigint[]) as n (room, last_offset, messages)"
                + " where h.room = n.room) select count(*) from stored")) {
            statement.setArray(1, uuids(array(events, event -> event.room().value(), UUID[]::new)));
            statement.setArray(2, longs(array(events, RoomEvent::offset, Long[]::new)));
            statement.setArray(3, longs(array(events, RoomEvent::messages, Long[]::new)));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "timestamptz", array(events, event -> Timestamp.from(event.at()), Timestamp[]::new)));
            statement.setArray(5, uuids(array(events, event -> event.author().value(), UUID[]::new)));
            statement.setArray(6, texts(array(events, event -> event.clientId().value(), String[]::new)));
            statement.setArray(7, texts(array(events, event -> EventJson.contentText(event.content()), String[]::new)));
            List<Map.Entry<RoomId, RoomHead>> ends = List.copyOf(heads.entrySet());
            statement.setArray(8, uuids(array(ends, end -> end.getKey().value(), UUID[]::new)));
            statement.setArray(9, longs(array(ends, end -> end.getValue().offset(), Long[]::new)));
            statement.setArray(10, longs(array(ends, end -> end.getValue().messages(), Long[]::new)));
            try (ResultSet count = statement.executeQuery()) {
                count.next();
                return count.getInt(1);
            }
        }
    }

    List<RoomEvent> after(RoomId room, long offset, int limit) throws SQLException {
        return page(room, offset, limit, "event_offset > ? order by event_offset");
    }

    List<RoomEvent> before(RoomId room, long offset, int limit) throws SQLException {
        List<RoomEvent> events = page(room, offset, limit, "event_offset < ? order by event_offset desc");
        Collections.reverse(events);
        return events;
    }

    /**
     * The first events, by time, place and so on, of [{@code from}, {@code until}) that come after {@code after}. The time
     * is sought in the summary of blocks, so a stretch should not be long.
     */
    List<RoomEvent> storedBetween(Instant from, Instant until, @Nullable RoomEvent after, int limit)
            throws SQLException {
        String rest = after == null ? "" : " and (stored_at, room, event_offset) > (?, ?, ?)";
        try (PreparedStatement statement =
                prepare("select " + COLUMNS + " from room_event where stored_at >= ? and stored_at < ?" + rest
                        + " order by stored_at, room, event_offset limit ?")) {
            int next = 1;
            statement.setTimestamp(next++, Timestamp.from(from));
            statement.setTimestamp(next++, Timestamp.from(until));
            if (after != null) {
                statement.setTimestamp(next++, Timestamp.from(after.at()));
                statement.setObject(next++, after.room().value());
                statement.setLong(next++, after.offset());
            }
            statement.setInt(next, limit);
            return readEvents(statement);
        }
    }

    private List<RoomEvent> page(RoomId room, long offset, int limit, String range) throws SQLException {
        try (PreparedStatement statement =
                prepare("select " + COLUMNS + " from room_event where room = ? and " + range + " limit ?")) {
            statement.setObject(1, room.value());
            statement.setLong(2, offset);
            statement.setInt(3, limit);
            return readEvents(statement);
        }
    }

    private static Map<RoomId, RoomHead> readHeads(ResultSet rows) throws SQLException {
        Map<RoomId, RoomHead> heads = new HashMap<>();
        while (rows.next()) {
            heads.put(
                    new RoomId(rows.getObject("room", UUID.class)),
                    new RoomHead(rows.getLong("last_offset"), rows.getLong("messages")));
        }
        return heads;
    }

    private static List<RoomEvent> readEvents(PreparedStatement statement) throws SQLException {
        List<RoomEvent> events = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                events.add(new RoomEvent(
                        new RoomId(rows.getObject("room", UUID.class)),
                        rows.getLong("event_offset"),
                        rows.getLong("messages"),
                        rows.getTimestamp("stored_at").toInstant(),
                        new UserId(rows.getObject("author", UUID.class)),
                        new ClientId(rows.getString("client_id")),
                        EventJson.contentOf(rows.getString("content"))));
            }
        }
        return events;
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setQueryTimeout(TIMEOUT_SECONDS);
        return statement;
    }

    private Array uuids(UUID[] values) throws SQLException {
        return connection.createArrayOf("uuid", values);
    }

    private Array longs(Long[] values) throws SQLException {
        return connection.createArrayOf("bigint", values);
    }

    private Array texts(String[] values) throws SQLException {
        return connection.createArrayOf("text", values);
    }

    private static <T, R> R[] array(List<T> items, Function<T, R> field, IntFunction<R[]> array) {
        return items.stream().map(field).toArray(array);
    }
}
