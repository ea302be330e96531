package org.parley.presence.service;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.parley.account.UserId;
import org.parley.presence.PresenceState;

/**
 * The people that somebody on this node looks at, what the store says of them, and who looks. Used by the worker's
 * thread alone.
 */
final class WatchedUsers {
    private final Predicate<UserId> local;
    private final Map<UserId, Set<Watch>> watchers = new HashMap<>();
    private final Map<UserId, PresenceState> stored = new HashMap<>();
    private final Set<UserId> touched = new HashSet<>();
    private boolean known;

    /** @param local who is connected to this node, and so online whatever the store says or fails to say */
    WatchedUsers(Predicate<UserId> local) {
        this.local = local;
    }

    /** Returns the users that nobody looked at until now: what the store says of them must be asked. */
    Set<UserId> add(Watch watch) {
        Set<UserId> added = new HashSet<>();
        for (UserId user : watch.users()) {
            watchers.computeIfAbsent(user, key -> {
                        added.add(key);
                        return new HashSet<>();
                    })
                    .add(watch);
        }
        touched.addAll(watch.users());
        return added;
    }

    void remove(Watch watch) {
        for (UserId user : watch.users()) {
            Set<Watch> remaining = watchers.get(user);
            if (remaining != null && remaining.remove(watch) && remaining.isEmpty()) {
                watchers.remove(user);
                stored.remove(user);
            }
        }
    }

    Set<UserId> all() {
        return Set.copyOf(watchers.keySet());
    }

    /** The store says so. */
    void learn(Map<UserId, PresenceState> states) {
        states.forEach((user, state) -> {
            if (watchers.containsKey(user)) {
                stored.put(user, state);
                touched.add(user);
            }
        });
    }

    /** They came to this node or left it. */
    void moved(Collection<UserId> users) {
        touched.addAll(users);
    }

    /** Whether what the store said still counts. */
    void setKnown(boolean now) {
        if (known != now) {
            known = now;
            touched.addAll(watchers.keySet());
        }
    }

    /** Tells the watchers what has changed for them since the last time. */
    void tell() {
        Map<Watch, Map<UserId, PresenceState>> news = new HashMap<>();
        for (UserId user : touched) {
            for (Watch watch : watchers.getOrDefault(user, Set.of())) {
                news.computeIfAbsent(watch, key -> new HashMap<>()).put(user, state(user));
            }
        }
        touched.clear();
        news.forEach(Watch::tell);
    }

    private PresenceState state(UserId user) {
        if (local.test(user)) {
            return PresenceState.ONLINE;
        }
        return known ? stored.getOrDefault(user, PresenceState.UNKNOWN) : PresenceState.UNKNOWN;
    }
}
