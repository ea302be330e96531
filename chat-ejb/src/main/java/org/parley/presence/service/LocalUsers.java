package org.parley.presence.service;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.account.UserId;

/** Who is connected to this node, however often. Thread-safe. */
final class LocalUsers {
    private final Map<UserId, Integer> connections = new ConcurrentHashMap<>();

    /** One more connection; returns whether it is their first. */
    boolean connected(UserId user) {
        return connections.merge(user, 1, Integer::sum) == 1;
    }

    /** One connection less; returns whether it was their last. */
    boolean disconnected(UserId user) {
        return connections.computeIfPresent(user, (key, count) -> count > 1 ? count - 1 : null) == null;
    }

    boolean contains(UserId user) {
        return connections.containsKey(user);
    }

    Set<UserId> all() {
        return Set.copyOf(connections.keySet());
    }
}
