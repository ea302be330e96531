package org.parley.message.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bson.BSONException;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.message.AppendOutcome;
import org.parley.message.ClientId;
import org.parley.message.MessageHistory;
import org.parley.message.NewEvent;
import org.parley.message.RoomEvent;
import org.parley.message.RoomHead;
import org.parley.room.RoomId;

/**
 * Keeps the room logs in MongoDB, one document an event.
 *
 * <p>A writer guesses the next offset; the unique index on (room, offset) decides. Since an event is only ever written
 * at "last existing + 1", there is no hole: a guess never runs ahead of what the writer knows to be stored, and a batch
 * is an ordered bulk, so that within it no event is stored unless the ones before it are. A conflict takes its own room
 * out of the bulk and no other. The unique index on (room, author, clientId) makes a repeated append find the first.
 *
 * <p>Writes wait for a majority; reads are from the primary with read concern majority, so what was once seen is not
 * rolled back. Both indexes begin with the room, and so does the shard key.
 */
public final class MongoMessageHistory implements MessageHistory {
    private static final String COLLECTION = "room_events";

    private static final String EPOCHS = "history_epoch";
    private static final String ONLY = "epoch";

    private final MongoCollection<Document> events;
    private final MongoCollection<Document> epochs;
    private final MongoReads reads;
    private final KnownHeads heads = new KnownHeads();
    private final Clock clock;
    private volatile boolean indexed;
    private volatile @Nullable String epoch;

    /** Does not touch the database: that is done by the first use. */
    public MongoMessageHistory(MongoDatabase database, Clock clock) {
        this.events = durable(database, COLLECTION);
        this.epochs = durable(database, EPOCHS);
        this.reads = new MongoReads(events);
        this.clock = clock;
    }

    /** What is acknowledged there, or was read there, outlives any one member of the replica set. */
    static MongoCollection<Document> durable(MongoDatabase database, String name) {
        return database.getCollection(name)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    /** Creates what is missing of the two indexes on which every guarantee rests: before the first append. */
    private void ensureIndexes() {
        if (!indexed) {
            IndexOptions unique = new IndexOptions().unique(true);
            events.createIndex(Indexes.ascending(EventDocuments.ROOM, EventDocuments.OFFSET), unique);
            events.createIndex(
                    Indexes.ascending(EventDocuments.ROOM, EventDocuments.AUTHOR, EventDocuments.CLIENT_ID), unique);
            indexed = true;
        }
    }

    @Override
    public List<AppendOutcome> append(List<NewEvent> batch) {
        try {
            return available(() -> {
                ensureIndexes();
                return new BulkAppend(events, reads, heads, clock.instant(), batch).run();
            });
        } catch (ParleyException e) {
            batch.forEach(event -> heads.forget(event.room()));
            throw e;
        }
    }

    @Override
    public List<RoomEvent> after(RoomId room, long offset, int limit) {
        return available(() -> reads.range(room, offset + 1, offset + limit));
    }

    @Override
    public List<RoomEvent> before(RoomId room, long offset, int limit) {
        return available(() -> {
            long end = offset;
            if (heads.of(room).map(head -> offset > head.offset() + 1).orElse(true)) {
                end = Math.min(offset, reads.head(room).offset() + 1);
            }
            return reads.range(room, Math.max(1, end - limit), end - 1);
        });
    }

    @Override
    public Optional<RoomEvent> find(RoomId room, UserId author, ClientId clientId) {
        return available(() -> reads.find(room, author, clientId));
    }

    @Override
    public Map<RoomId, RoomHead> heads(Collection<RoomId> rooms) {
        Map<RoomId, RoomHead> found = new LinkedHashMap<>();
        rooms.forEach(room -> found.put(room, RoomHead.EMPTY));
        if (!found.isEmpty()) {
            found.putAll(available(() -> reads.heads(found.keySet())));
        }
        return found;
    }

    @Override
    public void replay(Instant from, Instant until, int limit, Predicate<List<RoomEvent>> pages) {
        available(() -> {
            reads.replay(from, until, limit, pages);
            return true;
        });
    }

    /** The first to ask makes it. */
    @Override
    public String epoch() {
        String known = epoch;
        if (known == null) {
            known = available(this::readEpoch);
            epoch = known;
        }
        return known;
    }

    private String readEpoch() {
        Bson only = Filters.eq(ONLY);
        try {
            epochs.updateOne(
                    only, Updates.setOnInsert(ONLY, UUID.randomUUID().toString()), new UpdateOptions().upsert(true));
        } catch (MongoWriteException e) {
            // of two that make it at once, one is told so
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
        return Objects.requireNonNull(epochs.find(only).first()).getString(ONLY);
    }

    @Override
    public void learned(RoomId room, RoomHead head) {
        heads.grown(room, head);
    }

    static <T> T available(Supplier<T> work) {
        try {
            return work.get();
        } catch (MongoException | BSONException e) { // the driver's own limits and codecs throw the second kind
            throw new ParleyException(ErrorCode.HISTORY_UNAVAILABLE, ErrorCode.HISTORY_UNAVAILABLE.text(), e);
        }
    }
}
