package org.parley.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.parley.delivery.OwedEvents.Stretch;
import org.parley.delivery.OwedEvents.Window;
import org.parley.failure.ParleyException;
import org.parley.message.MessageHistory;
import org.parley.message.PublishLease;
import org.parley.message.PublishLeases;
import org.parley.message.RoomEvent;
import org.parley.room.RoomId;
import org.parley.work.HintedLoop;

/**
 * Brings committed events to the topic that did not get there the first time: those that this node owes, and those of
 * dead nodes whose leases it has taken over. It reads them from the history a page at a time, so their number does not
 * matter, and tries again until the broker has confirmed them.
 *
 * <p>A stretch of time is read whole, other nodes' events with it: whoever hears one twice knows it by its offset.
 */
public final class Republisher implements Runnable {
    private static final Logger LOG = Logger.getLogger(Republisher.class.getName());
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int PAGE = 1_000;
    private static final int ROOMS = 200;

    /** So long after its writer has given up, or died, a write may still come to be committed. */
    private static final Duration LATE = Duration.ofSeconds(15);

    /** So long before its writer's last sign of life a write may have begun that was under way at its death. */
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(30);

    /** So much may the clocks of nodes differ. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final MessageHistory history;
    private final RoomEventPublisher publisher;
    private final OwedEvents owed;
    private final PublishLeases leases;
    private final Clock clock;
    private final Collection<Inheritance> inherited = new ConcurrentLinkedQueue<>();
    private final HintedLoop loop = new HintedLoop(INTERVAL, this::publishAll);

    public Republisher(
            MessageHistory history, RoomEventPublisher publisher, OwedEvents owed, PublishLeases leases, Clock clock) {
        this.history = history;
        this.publisher = publisher;
        this.owed = owed;
        this.leases = leases;
        this.clock = clock;
    }

    /** Publishes until {@link #close}; on a thread of its own, which ends when it is interrupted. */
    @Override
    public void run() {
        loop.run();
    }

    public void close() {
        loop.close();
    }

    /** This node holds a dead one's lease now. Does not block. */
    void inherit(PublishLease lease) {
        inherited.add(new Inheritance(lease, windowOf(lease)));
        loop.hint();
    }

    /** The leases of dead nodes whose events are not all published yet: somebody has to renew them. */
    List<PublishLease> inherited() {
        return inherited.stream().map(each -> each.lease).toList();
    }

    /** Another node has taken a lease over in turn: its events are that one's to publish. */
    void disinherit(PublishLease lease) {
        inherited.removeIf(each -> each.lease.equals(lease));
    }

    private void publishAll() throws InterruptedException {
        if (!publisher.isCarrying()) {
            return;
        }
        try {
            publishOwed();
            publishInDoubt();
            for (Inheritance each : inherited) {
                publishInherited(each);
            }
        } catch (ParleyException e) {
            LOG.log(Level.FINE, "delivery: events cannot be read to be published again: {0}", e.code());
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "delivery: events were not published again, it will be tried once more", e);
        }
    }

    private void publishOwed() throws InterruptedException {
        Map<RoomId, Stretch> rooms = owed.rooms(ROOMS);
        while (!rooms.isEmpty() && !loop.isClosed() && publish(rooms)) {
            owed.published(rooms);
            rooms = owed.rooms(ROOMS);
        }
    }

    private boolean publish(Map<RoomId, Stretch> rooms) throws InterruptedException {
        List<RoomEvent> page = new ArrayList<>();
        for (Map.Entry<RoomId, Stretch> room : rooms.entrySet()) {
            long position = room.getValue().first() - 1;
            long last = room.getValue().last();
            while (position < last) {
                int limit = (int) Math.min(PAGE - page.size(), last - position);
                List<RoomEvent> read = history.after(room.getKey(), position, limit);
                if (read.isEmpty()) {
                    break;
                }
                position = read.get(read.size() - 1).offset();
                page.addAll(read);
                if (page.size() == PAGE) {
                    if (!publisher.publishAgain(page)) {
                        return false;
                    }
                    page = new ArrayList<>();
                }
            }
        }
        return page.isEmpty() || publisher.publishAgain(page);
    }

    private void publishInDoubt() throws InterruptedException {
        Window window = owed.window(LATE).orElse(null);
        if (window == null) {
            return;
        }
        try {
            if (publish(window) != null) {
                owed.published(window);
            }
        } catch (ParleyException e) {
            // as long as the store does not answer, it is not known what it will yet commit
            owed.inDoubt(window.from(), window.from());
            throw e;
        }
    }

    /** Twice: at once, and when nothing can be committed late any more. */
    private void publishInherited(Inheritance inheritance) throws InterruptedException {
        if (!inheritance.isDue()) {
            return;
        }
        Long events;
        try {
            events = publish(inheritance.window);
        } catch (ParleyException e) {
            inheritance.wait(LATE);
            throw e;
        }
        if (events == null) {
            return;
        }
        LOG.log(Level.INFO, "delivery: published again: lease={0} events={1} since={2}", new Object[] {
            inheritance.lease.id(), events, inheritance.window.from()
        });
        if (inheritance.isLastTime) {
            leases.close(inheritance.lease);
            inherited.remove(inheritance);
        } else {
            inheritance.lastTime();
        }
    }

    /** @return how many events; null when the broker did not take them all */
    private @Nullable Long publish(Window window) throws InterruptedException {
        Pages pages = new Pages();
        history.replay(window.from(), window.until(), PAGE, pages::publish);
        if (pages.interruption != null) {
            throw pages.interruption;
        }
        return pages.complete ? pages.events : null;
    }

    private Window windowOf(PublishLease lease) {
        Instant now = clock.instant();
        Instant latest = lease.holderClock().isAfter(now) ? lease.holderClock() : now;
        return new Window(lease.publishedUpTo(), latest.plus(SKEW));
    }

    private final class Pages {
        private long events;
        private boolean complete = true;
        private @Nullable InterruptedException interruption;

        private boolean publish(List<RoomEvent> page) {
            try {
                complete = !loop.isClosed() && publisher.publishAgain(page);
                events += page.size();
                return complete;
            } catch (InterruptedException e) {
                interruption = e;
                return false;
            }
        }
    }

    /** A dead node's lease, and what is to be published for it next. */
    private static final class Inheritance {
        private final PublishLease lease;
        private Window window;
        private long due = System.nanoTime();
        private boolean isLastTime;

        private Inheritance(PublishLease lease, Window window) {
            this.lease = lease;
            this.window = window;
        }

        private boolean isDue() {
            return System.nanoTime() - due >= 0;
        }

        private void wait(Duration time) {
            due = System.nanoTime() + time.toNanos();
        }

        private void lastTime() {
            Instant begun = lease.holderClock().minus(LONGEST_WRITE);
            window = new Window(begun.isAfter(window.from()) ? begun : window.from(), window.until());
            isLastTime = true;
            wait(LATE);
        }
    }
}
