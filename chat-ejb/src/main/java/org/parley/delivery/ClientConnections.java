package org.parley.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.parley.account.UserId;
import org.parley.session.SessionId;

/** The live sockets of this node, by person and by login session. Thread-safe; views are weakly consistent. */
@ApplicationScoped
public class ClientConnections {
    private final Map<UserId, Set<ClientConnection>> byUser = new ConcurrentHashMap<>();
    private final Map<SessionId, Set<ClientConnection>> bySession = new ConcurrentHashMap<>();

    public void add(ClientConnection connection) {
        put(byUser, connection.user(), connection);
        put(bySession, connection.session(), connection);
    }

    public void remove(ClientConnection connection) {
        take(byUser, connection.user(), connection);
        take(bySession, connection.session(), connection);
    }

    public Collection<ClientConnection> of(UserId user) {
        return byUser.getOrDefault(user, Set.of());
    }

    public Collection<ClientConnection> of(SessionId session) {
        return bySession.getOrDefault(session, Set.of());
    }

    /** All of them. */
    public void forEach(Consumer<ClientConnection> action) {
        byUser.values().forEach(connections -> connections.forEach(action));
    }

    public int count() {
        return byUser.values().stream().mapToInt(Set::size).sum();
    }

    /** How many people have a socket here. */
    public int people() {
        return byUser.size();
    }

    public Collection<SessionId> sessions() {
        return bySession.keySet();
    }

    private static <K> void put(Map<K, Set<ClientConnection>> map, K key, ClientConnection connection) {
        map.compute(key, (k, present) -> {
            Set<ClientConnection> connections = present == null ? ConcurrentHashMap.newKeySet() : present;
            connections.add(connection);
            return connections;
        });
    }

    private static <K> void take(Map<K, Set<ClientConnection>> map, K key, ClientConnection connection) {
        map.computeIfPresent(key, (k, connections) -> {
            connections.remove(connection);
            return connections.isEmpty() ? null : connections;
        });
    }
}
