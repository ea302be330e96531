package org.parley.placement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.parley.failure.ParleyException;
import org.parley.node.NodeId;
import org.parley.work.HintedLoop;

/**
 * Serves, of those that one node at a time is to serve, this node's; and hands them over as they and the nodes come and
 * go. It looks every second.
 *
 * <p>While nodes do not agree on who lives, two may serve the same one. So there is no lock, and nothing that a dead node
 * could hold; what is served has to bear it.
 *
 * @param <T> what is served
 */
public final class NodeShare<T, A extends Attendance<T>> implements Runnable {
    private static final Logger LOG = Logger.getLogger(NodeShare.class.getName());
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration ENDING = Duration.ofSeconds(4);

    private final String kind;
    private final Supplier<Map<String, T>> all;
    private final Function<T, A> begin;
    private final Place place;
    private final HintedLoop loop = new HintedLoop(INTERVAL, this::look);
    private final Map<String, A> served = new ConcurrentHashMap<>();
    private final List<A> ending = new ArrayList<>();

    /**
     * Where this is.
     *
     * @param living the nodes that live, this one among them or not
     */
    public record Place(NodeId here, Supplier<? extends Collection<NodeId>> living) {}

    /**
     * @param kind of what is served, for the log
     * @param all that there are at the moment, by name; may block and throw {@link ParleyException}
     * @param begin starts to serve one; may block and throw {@link ParleyException}
     */
    public NodeShare(String kind, Supplier<Map<String, T>> all, Function<T, A> begin, Place place) {
        this.kind = kind;
        this.all = all;
        this.begin = begin;
        this.place = place;
    }

    /** Serves until {@link #close}; on a thread of its own. Then everything that it has begun has ended. */
    @Override
    public void run() {
        try {
            loop.run();
        } finally {
            served.keySet().forEach(this::end);
            awaitEnd();
        }
    }

    public void close() {
        loop.close();
    }

    /** Those that this node serves, by name. */
    public List<String> names() {
        return served.keySet().stream().sorted().toList();
    }

    public Collection<A> attendances() {
        return List.copyOf(served.values());
    }

    private void look() {
        try {
            Collection<NodeId> nodes = place.living().get();
            Map<String, T> present = all.get();
            Set.copyOf(served.keySet()).stream()
                    .filter(name -> !present.containsKey(name) || !isHere(name, nodes))
                    .forEach(this::end);
            present.forEach((name, one) -> {
                A attendance = served.get(name);
                if (attendance != null) {
                    attendance.look(one);
                } else if (isHere(name, nodes)) {
                    served.put(name, begin.apply(one));
                    LOG.log(Level.INFO, "{0}: this node serves {1}", new Object[] {kind, name});
                }
            });
        } catch (ParleyException e) {
            LOG.log(Level.FINE, "{0}: accounts cannot be read now: {1}", new Object[] {kind, e.code()});
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, kind + ": cannot be served, it will be tried again", e);
        }
        forgetEnded();
    }

    private boolean isHere(String name, Collection<NodeId> nodes) {
        return Placement.isHere(name, place.here(), nodes);
    }

    private void end(String name) {
        A attendance = served.remove(name);
        if (attendance != null) {
            LOG.log(Level.INFO, "{0}: this node no longer serves {1}", new Object[] {kind, name});
            attendance.close();
            ending.add(attendance);
        }
    }

    private void forgetEnded() {
        ending.removeIf(attendance -> {
            boolean ended = attendance.hasEnded();
            if (ended) {
                attendance.release();
            }
            return ended;
        });
    }

    private void awaitEnd() {
        long deadline = System.nanoTime() + ENDING.toNanos();
        try {
            for (A attendance : ending) {
                for (Thread thread : attendance.threads()) {
                    TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ending.forEach(Attendance::release);
    }
}
