package org.parley.delivery.jms;

import java.util.List;

/** Hears the shards of the topic in which this node has readers, by a {@linkplain ListenLane lane} for each broker. */
public final class TopicListener implements AutoCloseable {
    private final List<ListenLane> lanes;

    TopicListener(List<ListenLane> lanes, ShardInterest interest) {
        this.lanes = List.copyOf(lanes);
        interest.onGain(() -> this.lanes.forEach(ListenLane::hint));
    }

    /** What listens, each on a thread of its own, until {@link #close}. */
    public List<? extends Runnable> lanes() {
        return lanes;
    }

    /** Whether events of other nodes may not come by themselves, because a broker is away. */
    public boolean isDeaf() {
        return lanes.stream().anyMatch(ListenLane::isDeaf);
    }

    /** How many shards are heard. */
    public int shardsHeard() {
        return lanes.stream().mapToInt(ListenLane::heard).sum();
    }

    @Override
    public void close() {
        lanes.forEach(ListenLane::close);
    }
}
