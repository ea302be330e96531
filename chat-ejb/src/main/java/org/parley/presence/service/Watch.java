package org.parley.presence.service;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.parley.account.UserId;
import org.parley.presence.PresenceState;

/** One watcher, and what it was told last. Only {@link #close} may be called by other threads than the worker. */
final class Watch implements PresenceWatch {
    private static final Logger LOG = Logger.getLogger(Watch.class.getName());

    private final Set<UserId> users;
    private final Consumer<Map<UserId, PresenceState>> consumer;
    private final Consumer<Watch> closing;
    private final Map<UserId, PresenceState> told = new HashMap<>();
    private volatile boolean closed;

    Watch(Collection<UserId> users, Consumer<Map<UserId, PresenceState>> consumer, Consumer<Watch> closing) {
        this.users = Set.copyOf(users);
        this.consumer = consumer;
        this.closing = closing;
    }

    Set<UserId> users() {
        return users;
    }

    /** Tells of those states that it was not told yet. */
    void tell(Map<UserId, PresenceState> states) {
        Map<UserId, PresenceState> news = new HashMap<>();
        states.forEach((user, state) -> {
            if (told.put(user, state) != state) {
                news.put(user, state);
            }
        });
        if (news.isEmpty() || closed) {
            return;
        }
        try {
            consumer.accept(Map.copyOf(news));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A watcher of presence failed", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        closing.accept(this);
    }
}
