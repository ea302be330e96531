package org.parley.message.postgres;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.message.AppendOutcome;
import org.parley.message.ClientId;
import org.parley.message.MessageHistory;
import org.parley.message.NewEvent;
import org.parley.message.RoomEvent;
import org.parley.message.RoomHead;
import org.parley.room.RoomId;

/**
 * Keeps the room logs in PostgreSQL. Offsets are taken under a row lock on the room's head; head and events change in
 * one statement, so there is no hole and no reader sees an event before those ahead of it, and a node that freezes holds
 * no lock.
 *
 * <p>A head that another writer holds is waited for, about as long as commits take: batches that pass over each other's
 * rooms get small, and cost as much as large ones. One that is held for longer is passed over ({@code SKIP LOCKED}) and
 * reported as contended, so that it does not hold up the others of its batch.
 *
 * <p>Durable when an append returns, given PostgreSQL's own {@code fsync=on} and {@code synchronous_commit=on}.
 */
public final class PostgresMessageHistory implements MessageHistory {
    private static final int KNOWN_HEADS = 100_000;

    private static final Duration STRETCH = Duration.ofSeconds(10);

    private final DataSource database;
    private final Clock clock;

    /** Rooms that surely have a head; only saves the statement that would create it. */
    private final Set<UUID> roomsWithHead = ConcurrentHashMap.newKeySet();

    private volatile @Nullable String epoch;

    public PostgresMessageHistory(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<AppendOutcome> append(List<NewEvent> batch) {
        if (batch.isEmpty()) {
            return List.of();
        }
        return inDatabase(connection -> {
            HistoryStatements statements = new HistoryStatements(connection);
            createMissingHeads(statements, batch);
            return new BatchAppend(statements, clock, batch).run();
        });
    }

    /** A head that says 0 is no hole, so it may be committed by itself. */
    private void createMissingHeads(HistoryStatements statements, List<NewEvent> batch) throws SQLException {
        UUID[] missing = Arrays.stream(roomsOf(batch))
                .filter(room -> !roomsWithHead.contains(room))
                .toArray(UUID[]::new);
        if (missing.length == 0) {
            return;
        }
        statements.createHeads(missing);
        if (roomsWithHead.size() > KNOWN_HEADS) {
            roomsWithHead.clear();
        }
        roomsWithHead.addAll(List.of(missing));
    }

    /** Sorted: all writers lock in this order. */
    private static UUID[] roomsOf(List<NewEvent> batch) {
        TreeSet<UUID> rooms = new TreeSet<>();
        batch.forEach(event -> rooms.add(event.room().value()));
        return rooms.toArray(UUID[]::new);
    }

    @Override
    public List<RoomEvent> after(RoomId room, long offset, int limit) {
        return inDatabase(connection -> new HistoryStatements(connection).after(room, offset, limit));
    }

    @Override
    public List<RoomEvent> before(RoomId room, long offset, int limit) {
        return inDatabase(connection -> new HistoryStatements(connection).before(room, offset, limit));
    }

    @Override
    public Optional<RoomEvent> find(RoomId room, UserId author, ClientId clientId) {
        return inDatabase(connection -> new HistoryStatements(connection).find(room, author, clientId));
    }

    @Override
    public Map<RoomId, RoomHead> heads(Collection<RoomId> rooms) {
        Map<RoomId, RoomHead> heads = new LinkedHashMap<>();
        rooms.forEach(room -> heads.put(room, RoomHead.EMPTY));
        if (!heads.isEmpty()) {
            UUID[] ids = rooms.stream().map(RoomId::value).toArray(UUID[]::new);
            heads.putAll(inDatabase(connection -> new HistoryStatements(connection).heads(ids)));
        }
        return heads;
    }

    @Override
    public String epoch() {
        String known = epoch;
        if (known == null) {
            known = inDatabase(connection -> new HistoryStatements(connection).epoch());
            epoch = known;
        }
        return known;
    }

    /** By stretches of time, which grow as long as nothing is in them. */
    @Override
    public void replay(Instant from, Instant until, int limit, Predicate<List<RoomEvent>> pages) {
        Instant start = from;
        Duration stretch = STRETCH;
        while (start.isBefore(until)) {
            Instant end = start.plus(stretch).isBefore(until) ? start.plus(stretch) : until;
            RoomEvent last = null;
            List<RoomEvent> page;
            do {
                page = storedBetween(start, end, last, limit);
                if (!page.isEmpty()) {
                    last = page.get(page.size() - 1);
                    if (!pages.test(page.stream().sorted(RoomEvent.BY_PLACE).toList())) {
                        return;
                    }
                }
            } while (page.size() == limit);
            stretch = last == null ? stretch.multipliedBy(2) : STRETCH;
            start = end;
        }
    }

    private List<RoomEvent> storedBetween(Instant start, Instant end, @Nullable RoomEvent last, int limit) {
        return inDatabase(connection -> new HistoryStatements(connection).storedBetween(start, end, last, limit));
    }

    private <T> T inDatabase(HistoryDatabase.Work<T> work) {
        return HistoryDatabase.with(database, work);
    }
}
