package org.parley.presence.service;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.parley.account.UserId;
import org.parley.presence.PresenceState;

/**
 * What others have for the worker to do, in a form that cannot grow without bound: each person stands in it once, each
 * watch once, whatever happens while the worker waits for the store. Thread-safe; nothing here waits but {@link #take}.
 */
final class PresenceInbox {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private Mail mail = new Mail();

    /** Whether announcements of other nodes arrive. */
    enum Announcements {
        AS_BEFORE,
        LOST,
        FOUND
    }

    /** Everything that came since the last {@link #take}. */
    static final class Mail {
        final Set<UserId> moved = new LinkedHashSet<>();
        final Set<Watch> opened = new LinkedHashSet<>();
        final Set<Watch> closed = new LinkedHashSet<>();
        final Map<UserId, PresenceState> announced = new HashMap<>();
        Announcements announcements = Announcements.AS_BEFORE;
        boolean gap;
        boolean stop;

        private boolean isEmpty() {
            boolean news = announcements != Announcements.AS_BEFORE || gap || stop;
            return !news && moved.isEmpty() && opened.isEmpty() && closed.isEmpty() && announced.isEmpty();
        }
    }

    void moved(UserId user) {
        put(to -> to.moved.add(user));
    }

    void opened(Watch watch) {
        put(to -> to.opened.add(watch));
    }

    void closed(Watch watch) {
        put(to -> {
            if (!to.opened.remove(watch)) {
                to.closed.add(watch);
            }
        });
    }

    void announced(Map<UserId, PresenceState> states) {
        put(to -> to.announced.putAll(states));
    }

    /** Announcements may have been missed. */
    void gap() {
        put(to -> to.gap = true);
    }

    /** Announcements do not arrive for now. */
    void trailLost() {
        put(to -> to.announcements = Announcements.LOST);
    }

    /** Announcements arrive, and none is missing but those told by {@link #gap}. */
    void trailFound() {
        put(to -> to.announcements = Announcements.FOUND);
    }

    void stop() {
        put(to -> to.stop = true);
    }

    /** All that there is; waits up to {@code patience} for the first. */
    Mail take(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = patience.toNanos();
            while (mail.isEmpty() && nanos > 0) {
                nanos = filled.awaitNanos(nanos);
            }
            Mail taken = mail;
            mail = new Mail();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void put(Consumer<Mail> what) {
        lock.lock();
        try {
            what.accept(mail);
            filled.signal();
        } finally {
            lock.unlock();
        }
    }
}
