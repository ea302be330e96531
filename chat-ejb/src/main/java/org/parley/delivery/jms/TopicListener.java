package org.parley.delivery.jms;

import java.util.List;
import org.parley.delivery.RoomEventSource;

/** Hears the shards of the topic in which this node has readers, by a {@linkplain ListenLane lane} for each broker. */
public final class TopicListener implements RoomEventSource, AutoCloseable {
    private final List<ListenLane> lanes;

    TopicListener(List<ListenLane> lanes, ShardInterest interest) {
        this.lanes = List.copyOf(lanes);
        interest.onGain(() -> this.lanes.forEach(ListenLane::hint));
    }

    /** What listens, each on a thread of its own, until {@link #close}. */
    public List<? extends Runnable> lanes() {
        return lanes;
    }

    @Override
    public boolean isDeaf() {
        return lanes.stream().anyMatch(ListenLane::isDeaf);
    }

    @Override
    public int shardsHeard() {
        return lanes.stream().mapToInt(ListenLane::heard).sum();
    }

    @Override
    public void close() {
        lanes.forEach(ListenLane::close);
    }
}
