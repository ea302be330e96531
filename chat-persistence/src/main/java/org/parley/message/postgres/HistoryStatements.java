package org.parley.message.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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
import org.parley.message.EventContent;
import org.parley.message.NewEvent;
import org.parley.message.OffsetAssignment.Identity;
import org.parley.message.RoomEvent;
import org.parley.message.RoomHead;
import org.parley.message.json.EventJson;
import org.parley.room.RoomId;

/** The history's SQL, on one connection. A batch is one statement of arrays, whatever its size. */
final class HistoryStatements {
    private static final int TIMEOUT_SECONDS = 5;
    private static final String NUMBER_AND_LOCK = """
            with asked as (
              select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::int[])
                with ordinality as e (room, author, client_id, content, counts, place)
            ), heads as (
              select room, last_offset, messages from room_head where room = any (?) order by room for update""";

    private static final String STORE = """
            ), fresh as (
              select a.*, h.last_offset + row_number() over log as event_offset,
                h.messages + sum(a.counts) over log as messages
              from asked a join heads h on h.room = a.room
              window log as (partition by a.room order by a.place)
            ), stored as (
              insert into room_event (room, event_offset, messages, stored_at, author, client_id, content)
              select room, event_offset, messages, ?::timestamptz, author, client_id, content from fresh
            ), grown as (
              update room_head h set last_offset = f.event_offset, messages = f.messages
              from (select room, max(event_offset) as event_offset, max(messages) as messages from fresh group by room) f
              where h.room = f.room
            ) select place, event_offset, messages from fresh order by place""";

    /** Waits for a head about as long as some commits of other writers take: 100 ms. */
    private static final String APPEND = limits("100ms") + NUMBER_AND_LOCK + STORE;

    private static final String APPEND_WHERE_FREE = limits("0") + NUMBER_AND_LOCK + " skip locked" + STORE;

    private static final String COLUMNS = "room, event_offset, messages, stored_at, author, client_id, content";

    private final Connection connection;

    HistoryStatements(Connection connection) {
        this.connection = connection;
    }

    /** @param lock how long to wait for a lock; 0 for as long as it takes */
    private static String limits(String lock) {
        return "select set_config('lock_timeout', '" + lock + "', true), set_config('statement_timeout', '"
                + TIMEOUT_SECONDS + "s', true); ";
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
     * Locks the heads of the rooms, gives each event the next offset of its room, and stores events and heads: one
     * statement, so that neither can be there without the other, and that no lock is held while a node thinks.
     *
     * <p>Heads are locked in the order of the rooms' ids, which is the order of every writer: no deadlock.
     *
     * @param events each identity once
     * @param patient whether to wait for heads that other writers hold. If not, what belongs into their rooms is left out
     * @return the events that were stored, in the order of {@code events}
     * @throws SQLException nothing was stored: of SQLSTATE 23505 when one of the events is there already; of 55P03 when
     *     a head was waited for too long
     */
    List<RoomEvent> append(List<NewEvent> events, Instant at, boolean patient) throws SQLException {
        // two statements that travel together, in one transaction
        try (PreparedStatement statement = connection.prepareStatement(patient ? APPEND : APPEND_WHERE_FREE)) {
            statement.setArray(1, uuids(array(events, event -> event.room().value(), UUID[]::new)));
            statement.setArray(2, uuids(array(events, event -> event.author().value(), UUID[]::new)));
            statement.setArray(3, texts(array(events, event -> event.clientId().value(), String[]::new)));
            statement.setArray(4, texts(array(events, event -> EventJson.contentText(event.content()), String[]::new)));
            statement.setArray(
                    5, connection.createArrayOf("int", array(events, HistoryStatements::messages, Integer[]::new)));
            statement.setArray(
                    6,
                    uuids(events.stream()
                            .map(event -> event.room().value())
                            .distinct()
                            .toArray(UUID[]::new)));
            statement.setTimestamp(7, Timestamp.from(at));
            statement.execute();
            statement.getMoreResults();
            return readAppended(statement.getResultSet(), events, at);
        }
    }

    private static int messages(NewEvent event) {
        return event.content() instanceof EventContent.Message ? 1 : 0;
    }

    private static List<RoomEvent> readAppended(ResultSet rows, List<NewEvent> events, Instant at) throws SQLException {
        List<RoomEvent> appended = new ArrayList<>(events.size());
        while (rows.next()) {
            NewEvent event = events.get(rows.getInt("place") - 1);
            appended.add(new RoomEvent(
                    event.room(),
                    rows.getLong("event_offset"),
                    rows.getLong("messages"),
                    at,
                    event.author(),
                    event.clientId(),
                    event.content()));
        }
        return appended;
    }

    /** The first to ask makes it. */
    String epoch() throws SQLException {
        try (PreparedStatement statement =
                prepare("insert into history_epoch (epoch) values (gen_random_uuid()) on conflict do nothing")) {
            statement.executeUpdate();
        }
        try (PreparedStatement statement = prepare("select epoch from history_epoch");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
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

    private Array texts(String[] values) throws SQLException {
        return connection.createArrayOf("text", values);
    }

    private static <T, R> R[] array(List<T> items, Function<T, R> field, IntFunction<R[]> array) {
        return items.stream().map(field).toArray(array);
    }
}
