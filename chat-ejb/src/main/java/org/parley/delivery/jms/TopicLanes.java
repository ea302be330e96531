package org.parley.delivery.jms;

import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.parley.delivery.LocalHub;
import org.parley.delivery.Outbox;
import org.parley.delivery.OwedEvents;
import org.parley.node.NodeId;
import org.parley.trace.Traces;

/** A way to each broker of the cluster, and which shards go by it. */
public final class TopicLanes implements AutoCloseable {
    /** Committed events that may wait for one broker; beyond, it is taken to be away. */
    private static final int WAITING = 20_000;

    private final TopicShards shards;
    private final Traces traces;
    private final List<BrokerRoute> routes = new ArrayList<>();

    public TopicLanes(BrokerSettings settings, Traces traces) {
        this.traces = traces;
        this.shards = settings.shards();
        for (int broker = 0; broker < settings.brokers().size(); broker++) {
            routes.add(BrokerRoute.preferring(settings, broker));
        }
    }

    public TopicPublisher publisher(NodeId node, LocalHub hub, OwedEvents owed, Clock clock) {
        List<PublishLane> lanes = routes.stream()
                .map(route -> new PublishLane(route, shards, node, hub, new Outbox(clock, owed, WAITING), owed, traces))
                .toList();
        return new TopicPublisher(shards, lanes);
    }

    public TopicListener listener(ShardInterest interest, TopicEars ears) {
        List<ListenLane> lanes = new ArrayList<>();
        for (int lane = 0; lane < routes.size(); lane++) {
            BitSet own = new BitSet();
            for (int shard = lane; shard < shards.count(); shard += routes.size()) {
                own.set(shard);
            }
            lanes.add(new ListenLane(routes.get(lane), shards, own, interest, ears));
        }
        return new TopicListener(lanes, interest);
    }

    /** To be called when nothing publishes or listens any more. */
    @Override
    public void close() {
        routes.forEach(BrokerRoute::close);
    }
}
