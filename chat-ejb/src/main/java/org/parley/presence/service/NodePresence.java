package org.parley.presence.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.parley.account.UserId;
import org.parley.node.NodeId;
import org.parley.presence.PresenceState;
import org.parley.presence.PresenceStore;

/** Presence on one node, without a container: {@link PresenceService} is this in one. */
final class NodePresence {
    private static final Duration LONGEST_STOP = Duration.ofSeconds(4);

    private final LocalUsers local = new LocalUsers();
    private final PresenceInbox inbox = new PresenceInbox();
    private final PresenceWorker worker;
    private final PresenceAnnouncements announcements;
    private final List<Thread> threads = new ArrayList<>();

    NodePresence(PresenceStore store, NodeId node, PresenceSettings settings) {
        worker = new PresenceWorker(store, node, settings, local, inbox);
        announcements = new PresenceAnnouncements(store, inbox);
    }

    void start(ThreadFactory factory) {
        threads.add(factory.newThread(worker));
        threads.add(factory.newThread(announcements));
        threads.forEach(Thread::start);
    }

    /** Gives the lease up, so that the others learn at once that nobody is here any more. */
    void stop() {
        announcements.stop();
        inbox.stop();
        long end = System.nanoTime() + LONGEST_STOP.toNanos();
        try {
            for (Thread thread : threads) {
                long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
                thread.join(Math.max(millis, 1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isKnown() {
        return worker.isKnown();
    }

    void connected(UserId user) {
        if (local.connected(user)) {
            inbox.moved(user);
        }
    }

    void disconnected(UserId user) {
        if (local.disconnected(user)) {
            inbox.moved(user);
        }
    }

    PresenceWatch watch(Collection<UserId> users, Consumer<Map<UserId, PresenceState>> consumer) {
        Watch watch = new Watch(users, consumer, inbox::closed);
        inbox.opened(watch);
        return watch;
    }
}
