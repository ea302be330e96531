package org.parley.message.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * was taken by another writer, its room is contended and leaves the batch. Each round settles at least one event.
 */
final class BulkAppend {
    private static final InsertManyOptions ORDERED = new InsertManyOptions().ordered(true);

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
        try {
            events.insertMany(assigned.stream().map(EventDocuments::of).toList(), ORDERED);
            return true;
        } catch (MongoBulkWriteException e) {
            BulkWriteError error = duplicateKey(e);
            settle(assigned.subList(0, error.getIndex()));
            resolve(assigned.get(error.getIndex()), assigned.subList(error.getIndex(), assigned.size()));
            return false;
        }
    }

    private static BulkWriteError duplicateKey(MongoBulkWriteException e) {
        boolean duplicate = e.getWriteConcernError() == null
                && e.getWriteErrors().size() == 1
                && e.getWriteErrors().get(0).getCategory() == ErrorCategory.DUPLICATE_KEY;
        if (!duplicate) {
            throw e;
        }
        return e.getWriteErrors().get(0);
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

    /** One query for all that is left: after a crash whole batches are repeated. */
    private void resolve(RoomEvent refused, List<RoomEvent> remaining) {
        Map<Identity, RoomEvent> found =
                reads.findAll(remaining.stream().map(Identity::of).collect(Collectors.toSet()));
        present.putAll(found);
        if (Optional.ofNullable(found.get(Identity.of(refused))).isEmpty()) {
            heads.remove(refused.room());
            knownHeads.forget(refused.room());
        }
    }
}
