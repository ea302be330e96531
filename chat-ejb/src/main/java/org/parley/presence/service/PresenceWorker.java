package org.parley.presence.service;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.parley.account.UserId;
import org.parley.node.NodeId;
import org.parley.presence.PresenceStore;
import org.parley.presence.PresenceUnavailableException;

/**
 * The one thread of this node that talks to the presence store: renews the lease, says who came and left, takes over
 * from silent nodes, looks up who is watched, and tells the watchers.
 *
 * <p>One thread, so that what the node says of itself is said in order, and so that a watcher ends with the truth: what
 * is looked up is never older than the announcements handled before, and those that follow bring it up to date. A person
 * who changes twice at that moment may be told in between.
 */
final class PresenceWorker implements Runnable {
    private static final Logger LOG = Logger.getLogger(PresenceWorker.class.getName());

    /** What happens within this time goes to the store, and to a watcher, together. */
    private static final Duration GATHERING = Duration.ofMillis(50);

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final PresenceStore store;
    private final NodeId node;
    private final PresenceSettings settings;
    private final LocalUsers local;
    private final PresenceInbox inbox;
    private final WatchedUsers watched;

    private final Set<UserId> unsaid = new LinkedHashSet<>();
    private final Set<UserId> unread = new HashSet<>();
    private volatile boolean storeUp;
    private volatile boolean announced;
    private boolean sayAll = true;
    private long nextRenewal = System.nanoTime();

    PresenceWorker(PresenceStore store, NodeId node, PresenceSettings settings, LocalUsers local, PresenceInbox inbox) {
        this.store = store;
        this.node = node;
        this.settings = settings;
        this.local = local;
        this.inbox = inbox;
        this.watched = new WatchedUsers(local::contains);
    }

    @Override
    public void run() {
        try {
            PresenceInbox.Mail mail = inbox.take(Duration.ZERO);
            while (!mail.stop) {
                step(mail);
                TimeUnit.NANOSECONDS.sleep(GATHERING.toNanos());
                mail = inbox.take(Duration.ofNanos(nextRenewal - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            LOG.log(Level.FINE, "Presence ends: the container stops its thread", e);
        }
        reaching(() -> store.release(node));
    }

    private void step(PresenceInbox.Mail mail) {
        try {
            read(mail);
            lookUp();
            watched.tell();
            say();
            renew();
            lookUp();
            watched.tell();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "Presence failed; it goes on", e);
        }
    }

    private void read(PresenceInbox.Mail mail) {
        mail.closed.forEach(watched::remove);
        mail.opened.forEach(watch -> unread.addAll(watched.add(watch)));
        watched.moved(mail.moved);
        watched.learn(mail.announced);
        unsaid.addAll(mail.moved);
        if (mail.gap) {
            LOG.log(
                    Level.INFO,
                    "Announcements of presence may be missing: node {0} says and asks everything again",
                    node);
            sayAll = true;
            nextRenewal = System.nanoTime();
            unread.addAll(watched.all());
        }
        switch (mail.announcements) {
            case AS_BEFORE -> {}
            case LOST -> announced = false;
            case FOUND -> {
                announced = true;
                unread.addAll(watched.all());
            }
        }
    }

    private void lookUp() {
        if (isKnown() && !unread.isEmpty()) {
            reaching(() -> watched.learn(store.states(unread)));
        }
        unread.clear();
        watched.setKnown(isKnown());
    }

    /** Whether who is online elsewhere is known; for any thread. */
    boolean isKnown() {
        return storeUp && announced;
    }

    private void say() {
        if (!storeUp || sayAll || unsaid.isEmpty()) {
            return;
        }
        List<UserId> came = unsaid.stream().filter(local::contains).toList();
        List<UserId> left =
                unsaid.stream().filter(user -> !local.contains(user)).toList();
        reaching(() -> {
            if (!store.update(node, came, left)) {
                sayAll = true;
                nextRenewal = System.nanoTime();
            }
            unsaid.clear();
        });
    }

    private void renew() {
        if (nextRenewal - System.nanoTime() > 0) {
            return;
        }
        nextRenewal = System.nanoTime() + settings.renewEvery().toNanos();
        reaching(() -> {
            if (!store.renew(node, settings.lease()) || sayAll) {
                // Whoever comes or leaves from here on is in the inbox and will be said then.
                unsaid.clear();
                sayAll = !store.replace(node, local.all());
            }
            store.takeOver();
            found();
        });
    }

    private void found() {
        if (!storeUp) {
            LOG.log(Level.INFO, "Node {0} holds its presence lease", node.name());
            storeUp = true;
            unread.addAll(watched.all());
        }
    }

    private void reaching(Runnable use) {
        try {
            use.run();
        } catch (PresenceUnavailableException e) {
            if (storeUp) {
                LOG.log(Level.WARNING, "Node {0}: who is online is unknown. {1}", new Object[] {
                    node.name(), e.getMessage()
                });
            }
            storeUp = false;
            // Nothing is kept of what could not be said: all will be said anew.
            sayAll = true;
            unsaid.clear();
            nextRenewal = System.nanoTime() + RETRY.toNanos();
        }
    }
}
