package org.parley.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.parley.account.UserId;
import org.parley.session.SessionId;

/** The live sockets of this node, by person and by login session. Thread-safe; views are weakly consistent. */
@Singleton
public class ClientConnections {
    private final Map<UserId, Set<ClientConnection>> byUser = new ConcurrentHashMap<>();
    private final Map<SessionId, Set<ClientConnection>> bySession = new ConcurrentHashMap<>();

    private final Interest interest;

    @Inject
    public ClientConnections(Interest interest) {
        this.interest = interest;
    }

    public void add(ClientConnection connection) {
        put(byUser, connection.user(), connection, interest::gained);
        put(bySession, connection.session(), connection, session -> {});
    }

    public void remove(ClientConnection connection) {
        take(byUser, connection.user(), connection, interest::lost);
        take(bySession, connection.session(), connection, session -> {});
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

    private static <K> void put(
            Map<K, Set<ClientConnection>> map, K key, ClientConnection connection, Consumer<K> first) {
        map.compute(key, (k, present) -> {
            Set<ClientConnection> connections = present;
            if (connections == null) {
                connections = ConcurrentHashMap.newKeySet();
                first.accept(key);
            }
            connections.add(connection);
            return connections;
        });
    }

    private static <K> void take(
            Map<K, Set<ClientConnection>> map, K key, ClientConnection connection, Consumer<K> last) {
        map.computeIfPresent(key, (k, connections) -> {
            connections.remove(connection);
            if (connections.isEmpty()) {
                last.accept(key);
                return null;
            }
            return connections;
        });
    }
}
