package org.parley.delivery.jms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.parley.delivery.Outbox;
import org.parley.delivery.ReadMark;
import org.parley.delivery.RoomEventPublisher;
import org.parley.message.RoomEvent;

/**
 * The topic in shards, and for each broker a {@linkplain PublishLane lane} of its own, which one that is frozen does not
 * hold up. A room is always in the same shard, and a shard in the same lane, so its events keep their order.
 */
public final class TopicPublisher implements RoomEventPublisher, AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final TopicShards shards;
    private final List<PublishLane> lanes;

    TopicPublisher(TopicShards shards, List<PublishLane> lanes) {
        this.shards = shards;
        this.lanes = List.copyOf(lanes);
    }

    @Override
    public void publish(List<RoomEvent> events) {
        inLanes(events, PublishLane::publish);
    }

    @Override
    public void publish(ReadMark read) {
        laneOf(shards.of(read.user())).publish(read);
    }

    @Override
    public boolean publishAgain(List<RoomEvent> events) throws InterruptedException {
        Map<PublishLane, List<RoomEvent>> parts = byLane(events);
        List<Wait> waits = new ArrayList<>();
        for (Map.Entry<PublishLane, List<RoomEvent>> part : parts.entrySet()) {
            waits.add(new Wait(part.getKey(), part.getKey().carryAgain(part.getValue())));
        }
        boolean carried = true;
        for (Wait wait : waits) {
            carried &= wait.isCarried();
        }
        return carried;
    }

    @Override
    public int waiting() {
        return lanes.stream().mapToInt(lane -> lane.outbox().size()).sum();
    }

    @Override
    public boolean isCarrying() {
        return lanes.stream().allMatch(PublishLane::isCarrying);
    }

    /** Every event of this node with an earlier time is with a broker, or owed; see {@link Outbox#publishedUpTo}. */
    public Instant publishedUpTo(Supplier<Optional<Instant>> oldestWrite) {
        return lanes.stream()
                .map(lane -> lane.outbox().publishedUpTo(oldestWrite))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** To be called about once a second: while a broker keeps a send waiting, this node's readers are served. */
    public void serveLocallyIfStalled() {
        lanes.forEach(PublishLane::serveLocallyIfStalled);
    }

    /** What publishes, each on a thread of its own, until {@link #close}. */
    public List<? extends Runnable> lanes() {
        return lanes;
    }

    @Override
    public void close() {
        lanes.forEach(PublishLane::close);
    }

    private void inLanes(List<RoomEvent> events, BiConsumer<PublishLane, List<RoomEvent>> action) {
        if (lanes.size() == 1) {
            action.accept(lanes.get(0), events);
        } else {
            byLane(events).forEach(action);
        }
    }

    private Map<PublishLane, List<RoomEvent>> byLane(List<RoomEvent> events) {
        Map<PublishLane, List<RoomEvent>> parts = new LinkedHashMap<>();
        events.forEach(event -> parts.computeIfAbsent(laneOf(shards.of(event.room())), lane -> new ArrayList<>())
                .add(event));
        return parts;
    }

    private PublishLane laneOf(int shard) {
        return lanes.get(shard % lanes.size());
    }

    private record Wait(PublishLane lane, CompletableFuture<Boolean> carried) {
        /** A lane that is closed may never answer. */
        boolean isCarried() throws InterruptedException {
            while (!lane.isClosed()) {
                try {
                    return carried.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    continue;
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e);
                }
            }
            return false;
        }
    }
}
