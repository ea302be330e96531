package org.parley.message.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static org.parley.message.mongo.EventDocuments.AT;
import static org.parley.message.mongo.EventDocuments.AUTHOR;
import static org.parley.message.mongo.EventDocuments.CLIENT_ID;
import static org.parley.message.mongo.EventDocuments.ID;
import static org.parley.message.mongo.EventDocuments.MESSAGES;
import static org.parley.message.mongo.EventDocuments.OFFSET;
import static org.parley.message.mongo.EventDocuments.ROOM;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.parley.account.UserId;
import org.parley.message.ClientId;
import org.parley.message.OffsetAssignment.Identity;
import org.parley.message.RoomEvent;
import org.parley.message.RoomHead;
import org.parley.room.RoomId;

/** The queries of the history. Each is answered from one of the two indexes, except where it says so. */
final class MongoReads {
    private final MongoCollection<Document> events;

    MongoReads(MongoCollection<Document> events) {
        this.events = events;
    }

    /**
     * The events from {@code first} to {@code last}, both included, as far as they exist. Offsets are dense, so a range
     * can be asked for offset by offset: equality on a whole index.
     */
    List<RoomEvent> range(RoomId room, long first, long last) {
        if (last < first) {
            return List.of();
        }
        List<Long> offsets = LongStream.rangeClosed(first, last).boxed().toList();
        List<RoomEvent> found = list(and(eq(ROOM, room.value()), in(OFFSET, offsets)));
        found.sort(Comparator.comparingLong(RoomEvent::offset));
        return found;
    }

    Optional<RoomEvent> find(RoomId room, UserId author, ClientId clientId) {
        return list(identity(new Identity(room, author, clientId))).stream().findFirst();
    }

    Map<Identity, RoomEvent> findAll(Collection<Identity> identities) {
        Map<Identity, RoomEvent> found = new HashMap<>();
        if (!identities.isEmpty()) {
            list(or(identities.stream().map(MongoReads::identity).toList()))
                    .forEach(event -> found.put(Identity.of(event), event));
        }
        return found;
    }

    RoomHead head(RoomId room) {
        Document last = events.find(eq(ROOM, room.value()))
                .sort(Sorts.descending(OFFSET))
                .limit(1)
                .first();
        return last == null ? RoomHead.EMPTY : new RoomHead(last.getLong(OFFSET), last.getLong(MESSAGES));
    }

    /** Sorted by the index and grouped by its first key, which MongoDB answers by one seek a room (DISTINCT_SCAN). */
    Map<RoomId, RoomHead> heads(Collection<RoomId> rooms) {
        List<UUID> ids = rooms.stream().map(RoomId::value).toList();
        Map<RoomId, RoomHead> heads = new HashMap<>();
        events.aggregate(List.of(
                        Aggregates.match(Filters.in(ROOM, ids)),
                        Aggregates.sort(Sorts.descending(ROOM, OFFSET)),
                        Aggregates.group(
                                "$" + ROOM,
                                Accumulators.first(OFFSET, "$" + OFFSET),
                                Accumulators.first(MESSAGES, "$" + MESSAGES))))
                .forEach(row -> heads.put(
                        new RoomId(row.get("_id", UUID.class)),
                        new RoomHead(row.getLong(OFFSET), row.getLong(MESSAGES))));
        return heads;
    }

    /** See {@link org.parley.message.MessageHistory#replay}: by the index on {@code _id}, from which the rest is sifted. */
    void replay(Instant from, Instant until, int limit, Predicate<List<RoomEvent>> pages) {
        Bson stretch = and(
                gte(ID, ObjectId.getSmallestWithDate(Date.from(from))),
                gte(AT, Date.from(from)),
                lt(AT, Date.from(until)));
        try (MongoCursor<RoomEvent> found = events.find(stretch)
                .sort(Sorts.ascending(ID))
                .batchSize(limit)
                .map(EventDocuments::event)
                .iterator()) {
            boolean goOn = true;
            while (goOn && found.hasNext()) {
                List<RoomEvent> page = new ArrayList<>(limit);
                while (page.size() < limit && found.hasNext()) {
                    page.add(found.next());
                }
                goOn = pages.test(page.stream().sorted(RoomEvent.BY_PLACE).toList());
            }
        }
    }

    private static Bson identity(Identity identity) {
        return and(
                eq(ROOM, identity.room().value()),
                eq(AUTHOR, identity.author().value()),
                eq(CLIENT_ID, identity.clientId().value()));
    }

    private List<RoomEvent> list(Bson filter) {
        return events.find(filter).map(EventDocuments::event).into(new ArrayList<>());
    }
}
