package org.parley.presence.service;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.parley.presence.PresenceStore;
import org.parley.presence.PresenceUnavailableException;

/** The thread that waits for the announcements of all nodes and puts them into the inbox; it outlives the store's absence. */
final class PresenceAnnouncements implements Runnable {
    private static final Logger LOG = Logger.getLogger(PresenceAnnouncements.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofMillis(500);

    private final PresenceStore store;
    private final PresenceInbox inbox;
    private final CountDownLatch stop = new CountDownLatch(1);

    private PresenceStore.@Nullable Cursor cursor;
    private boolean reading;

    PresenceAnnouncements(PresenceStore store, PresenceInbox inbox) {
        this.store = store;
        this.inbox = inbox;
    }

    /** The thread ends at the latest after a second or two, which the store may take to answer. */
    void stop() {
        stop.countDown();
    }

    @Override
    public void run() {
        try {
            Duration pause = Duration.ZERO;
            while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = read() ? Duration.ZERO : RETRY;
            }
        } catch (InterruptedException e) {
            LOG.log(Level.FINE, "Presence ends: the container stops its thread", e);
        }
    }

    private boolean read() {
        try {
            PresenceStore.Cursor from = cursor == null ? store.now() : cursor;
            PresenceStore.Changes changes = store.changes(from, reading ? PATIENCE : Duration.ZERO);
            cursor = changes.next();
            if (changes.gap()) {
                inbox.gap();
            }
            if (!changes.states().isEmpty()) {
                inbox.announced(changes.states());
            }
            if (!reading) {
                reading = true;
                inbox.trailFound();
            }
            return true;
        } catch (PresenceUnavailableException e) {
            if (reading) {
                reading = false;
                inbox.trailLost();
            }
            return false;
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "Announcements of presence cannot be read; trying on", e);
            return false;
        }
    }
}
