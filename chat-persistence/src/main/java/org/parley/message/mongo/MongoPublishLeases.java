package org.parley.message.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static org.parley.message.mongo.MongoMessageHistory.available;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.parley.identifier.TimeOrderedUuid;
import org.parley.message.PublishLease;
import org.parley.message.PublishLeases;
import org.parley.node.NodeId;

/** Keeps the leases in a collection beside the room logs. Each change is one update of one document: atomic. */
public final class MongoPublishLeases implements PublishLeases {
    private static final String COLLECTION = "publish_leases";
    private static final String ID = "_id";
    private static final String HOLDER = "holder";
    private static final String BEAT = "beat";
    private static final String PUBLISHED_UP_TO = "publishedUpTo";
    private static final String HOLDER_CLOCK = "holderClock";

    private final MongoCollection<Document> leases;

    /** Does not touch the database. */
    public MongoPublishLeases(MongoDatabase database) {
        this.leases = MongoMessageHistory.durable(database, COLLECTION);
    }

    @Override
    public PublishLease open(NodeId holder, Instant publishedUpTo, Instant holderClock) {
        PublishLease lease = new PublishLease(
                TimeOrderedUuid.next(),
                holder,
                1,
                publishedUpTo.truncatedTo(ChronoUnit.MILLIS),
                holderClock.truncatedTo(ChronoUnit.MILLIS));
        available(() -> leases.insertOne(new Document(ID, lease.id())
                .append(HOLDER, holder.toString())
                .append(BEAT, lease.beat())
                .append(PUBLISHED_UP_TO, Date.from(lease.publishedUpTo()))
                .append(HOLDER_CLOCK, Date.from(lease.holderClock()))));
        return lease;
    }

    @Override
    public boolean renew(PublishLease held, Instant publishedUpTo, Instant holderClock) {
        return update(
                heldBy(held),
                Updates.combine(
                        Updates.inc(BEAT, 1L),
                        Updates.set(PUBLISHED_UP_TO, Date.from(publishedUpTo)),
                        Updates.set(HOLDER_CLOCK, Date.from(holderClock))));
    }

    @Override
    public Optional<PublishLease> takeOver(PublishLease seen, NodeId by) {
        boolean taken = update(
                and(heldBy(seen), eq(BEAT, seen.beat())),
                Updates.combine(Updates.inc(BEAT, 1L), Updates.set(HOLDER, by.toString())));
        return taken
                ? Optional.of(
                        new PublishLease(seen.id(), by, seen.beat() + 1, seen.publishedUpTo(), seen.holderClock()))
                : Optional.empty();
    }

    @Override
    public void close(PublishLease held) {
        available(() -> leases.deleteOne(heldBy(held)));
    }

    @Override
    public List<PublishLease> all() {
        return available(() -> leases.find()
                .map(document -> new PublishLease(
                        document.get(ID, UUID.class),
                        NodeId.of(document.getString(HOLDER)),
                        document.getLong(BEAT),
                        document.getDate(PUBLISHED_UP_TO).toInstant(),
                        document.getDate(HOLDER_CLOCK).toInstant()))
                .into(new ArrayList<>()));
    }

    private boolean update(Bson which, Bson change) {
        return available(() -> leases.updateOne(which, change)).getMatchedCount() == 1;
    }

    private static Bson heldBy(PublishLease lease) {
        return and(eq(ID, lease.id()), eq(HOLDER, lease.holder().toString()));
    }
}
