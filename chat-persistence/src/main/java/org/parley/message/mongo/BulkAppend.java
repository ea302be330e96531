package org.parley.message.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.parley.message.AppendOutcome;
import org.parley.message.NewEvent;
import org.parley.message.OffsetAssignment;
import org.parley.message.OffsetAssignment.Identity;
import org.parley.message.RoomEvent;
import org.parley.message.RoomHead;
import org.parley.room.RoomId;

/**
 * One batch on its way into the collection.
 *
 * <p>Round by round: assign offsets to all that is left, insert it as one ordered bulk, and on a duplicate key find out
 * which of the two indexes spoke. If the event was stored before, it is answered with the first result; if its offset
 * was taken by another writer, its room is contended and leaves the batch. Where one is, others will be, so that the next
 * of every room go ahead by themselves, in any order, and tell all at once. Each round settles at least one event, or
 * does without a room.
 */
final class BulkAppend {
    private static final InsertManyOptions ORDERED = new InsertManyOptions().ordered(true);
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final MongoCollection<Document> events;
    private final MongoReads reads;
    private final KnownHeads knownHeads;
    private final Instant now;
    private final List<NewEvent> batch;
    private final Map<RoomId, RoomHead> heads = new HashMap<>();
    private final Map<Identity, RoomEvent> present = new HashMap<>();
    private final Set<Identity> storedHere = new HashSet<>();

    BulkAppend(
            MongoCollection<Document> events,
            MongoReads reads,
            KnownHeads knownHeads,
            Instant now,
            List<NewEvent> batch) {
        this.events = events;
        this.reads = reads;
        this.knownHeads = knownHeads;
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
        this.batch = batch;
    }

    List<AppendOutcome> run() {
        guessHeads();
        while (true) {
            OffsetAssignment assignment = new OffsetAssignment(heads, present, now);
            List<AppendOutcome> outcomes =
                    batch.stream().map(assignment::assign).toList();
            if (insert(assignment.stored())) {
                assignment.changedHeads().forEach(knownHeads::grown);
                return outcomes.stream().map(this::asFirstOrRepeated).toList();
            }
        }
    }

    /** What this batch itself has stored in an earlier round is not a repetition. */
    private AppendOutcome asFirstOrRepeated(AppendOutcome outcome) {
        if (outcome instanceof AppendOutcome.Appended appended
                && appended.repeated()
                && storedHere.remove(Identity.of(appended.event()))) {
            return new AppendOutcome.Appended(appended.event(), false);
        }
        return outcome;
    }

    private void guessHeads() {
        Set<RoomId> unknown = new HashSet<>();
        for (NewEvent event : batch) {
            knownHeads
                    .of(event.room())
                    .ifPresentOrElse(head -> heads.put(event.room(), head), () -> unknown.add(event.room()));
        }
        if (!unknown.isEmpty()) {
            unknown.forEach(room -> heads.put(room, RoomHead.EMPTY));
            heads.putAll(reads.heads(unknown));
        }
    }

    /** @return whether all of it is stored; if not, what was learned is taken into the next round */
    private boolean insert(List<RoomEvent> assigned) {
        if (assigned.isEmpty()) {
            return true;
        }
        Set<Integer> refused = insert(assigned, ORDERED);
        if (refused.isEmpty()) {
            return true;
        }
        int reached = refused.iterator().next();
        settle(assigned.subList(0, reached));
        insertNextOfEachRoom(assigned.subList(reached, assigned.size()));
        return false;
    }

    private void insertNextOfEachRoom(List<RoomEvent> left) {
        Map<RoomId, RoomEvent> next = new LinkedHashMap<>();
        left.forEach(event -> next.putIfAbsent(event.room(), event));
        List<RoomEvent> tried = List.copyOf(next.values());
        Set<Integer> refused = insert(tried, UNORDERED);
        List<RoomEvent> stored = new ArrayList<>();
        List<RoomEvent> rest = new ArrayList<>();
        for (int i = 0; i < tried.size(); i++) {
            (refused.contains(i) ? rest : stored).add(tried.get(i));
        }
        settle(stored);
        resolve(rest, left);
    }

    /** @return the places in the list of those that one of the indexes has refused */
    private Set<Integer> insert(List<RoomEvent> assigned, InsertManyOptions options) {
        try {
            events.insertMany(assigned.stream().map(EventDocuments::of).toList(), options);
            return Set.of();
        } catch (MongoBulkWriteException e) {
            boolean onlyDuplicates = e.getWriteConcernError() == null
                    && e.getWriteErrors().stream()
                            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!onlyDuplicates) {
                throw e;
            }
            return e.getWriteErrors().stream().map(BulkWriteError::getIndex).collect(Collectors.toSet());
        }
    }

    private void settle(List<RoomEvent> stored) {
        Map<RoomId, RoomHead> ends = new LinkedHashMap<>();
        for (RoomEvent event : stored) {
            present.put(Identity.of(event), event);
            storedHere.add(Identity.of(event));
            ends.put(event.room(), new RoomHead(event.offset(), event.messages()));
        }
        heads.putAll(ends);
        ends.forEach(knownHeads::grown);
    }

    /** One query for all that is left in these rooms: after a crash whole batches are repeated. */
    private void resolve(List<RoomEvent> refused, List<RoomEvent> left) {
        Set<RoomId> rooms = refused.stream().map(RoomEvent::room).collect(Collectors.toSet());
        Map<Identity, RoomEvent> found = reads.findAll(left.stream()
                .filter(event -> rooms.contains(event.room()))
                .map(Identity::of)
                .toList());
        present.putAll(found);
        for (RoomEvent event : refused) {
            if (!found.containsKey(Identity.of(event))) {
                heads.remove(event.room());
                knownHeads.forget(event.room());
            }
        }
    }
}
