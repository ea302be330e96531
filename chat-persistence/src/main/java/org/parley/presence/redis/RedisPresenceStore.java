package org.parley.presence.redis;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.parley.account.UserId;
import org.parley.node.NodeId;
import org.parley.node.redis.RedisConnection;
import org.parley.node.redis.RedisTrail;
import org.parley.node.redis.TrailPosition;
import org.parley.presence.PresenceState;
import org.parley.presence.PresenceStore;
import org.parley.presence.PresenceUnavailableException;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Presence in Redis; the keys are told in {@link PresenceKeys}.
 *
 * <p>Work on many users goes in portions, so that no script holds Redis up for long. {@code @Dependent}, since it has no
 * state of its own and so needs no proxy.
 */
@Dependent
public class RedisPresenceStore implements PresenceStore {
    private static final int PORTION = 200;
    private static final String TRAIL_LENGTH = Integer.toString(RedisTrail.MAX_LENGTH);

    private final RedisConnection redis;
    private final RedisTrail changes;

    @Inject
    public RedisPresenceStore(RedisConnection redis) {
        this.redis = redis;
        this.changes = new RedisTrail(redis, PresenceKeys.CHANGES);
    }

    @Override
    public boolean renew(NodeId node, Duration duration) {
        List<String> arguments = List.of(node.toString(), Long.toString(duration.toMillis()));
        return call(client -> PresenceScripts.RENEW.run(client, List.of(PresenceKeys.LEASES), arguments))
                .equals(1L);
    }

    @Override
    public boolean update(NodeId node, Collection<UserId> came, Collection<UserId> left) {
        List<UserId> coming = List.copyOf(came);
        List<UserId> leaving = List.copyOf(left);
        for (int from = 0; from < coming.size(); from += PORTION) {
            if (!say(node, portion(coming, from), List.of())) {
                return false;
            }
        }
        for (int from = 0; from < leaving.size(); from += PORTION) {
            if (!say(node, List.of(), portion(leaving, from))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean replace(NodeId node, Set<UserId> users) {
        Set<UserId> said = call(client -> client.smembers(PresenceKeys.usersOf(node))).stream()
                .map(UserId::of)
                .collect(toSet());
        List<UserId> came = users.stream().filter(user -> !said.contains(user)).toList();
        List<UserId> left = said.stream().filter(user -> !users.contains(user)).toList();
        // An empty update still tells whether the lease is held.
        return came.isEmpty() && left.isEmpty() ? say(node, came, left) : update(node, came, left);
    }

    @Override
    public void release(NodeId node) {
        call(client -> client.zadd(PresenceKeys.LEASES, 0, node.toString()));
        takeOver();
    }

    @Override
    public int takeOver() {
        List<String> keys = List.of(PresenceKeys.LEASES, PresenceKeys.ONLINE, PresenceKeys.CHANGES);
        List<String> arguments = List.of(TRAIL_LENGTH, Integer.toString(PORTION), PresenceKeys.NODE_PREFIX);
        int total = 0;
        while (true) {
            long withdrawn = (Long) call(client -> PresenceScripts.TAKE_OVER.run(client, keys, arguments));
            if (withdrawn < 0) {
                return total;
            }
            total += (int) withdrawn;
        }
    }

    @Override
    public Map<UserId, PresenceState> states(Collection<UserId> users) {
        List<UserId> asked = List.copyOf(users);
        Map<UserId, PresenceState> states = new HashMap<>();
        for (int from = 0; from < asked.size(); from += PORTION) {
            List<UserId> portion = portion(asked, from);
            String[] fields = portion.stream().map(UserId::toString).toArray(String[]::new);
            List<String> counts = call(client -> client.hmget(PresenceKeys.ONLINE, fields));
            for (int i = 0; i < fields.length; i++) {
                states.put(portion.get(i), counts.get(i) == null ? PresenceState.OFFLINE : PresenceState.ONLINE);
            }
        }
        return states;
    }

    @Override
    public Cursor now() {
        return new Cursor(reaching(changes::end).toString());
    }

    @Override
    public Changes changes(Cursor cursor, Duration patience) {
        RedisTrail.Page page = reaching(() -> changes.read(TrailPosition.of(cursor.position()), patience));
        Map<UserId, PresenceState> states = new LinkedHashMap<>();
        for (List<String> entry : page.entries()) {
            states.putAll(users(entry.get(1), PresenceState.ONLINE));
            states.putAll(users(entry.get(3), PresenceState.OFFLINE));
        }
        return new Changes(states, new Cursor(page.next().toString()), page.gap());
    }

    private boolean say(NodeId node, List<UserId> came, List<UserId> left) {
        List<String> keys =
                List.of(PresenceKeys.LEASES, PresenceKeys.usersOf(node), PresenceKeys.ONLINE, PresenceKeys.CHANGES);
        List<String> arguments = new ArrayList<>(List.of(node.toString(), TRAIL_LENGTH, Integer.toString(came.size())));
        came.forEach(user -> arguments.add(user.toString()));
        left.forEach(user -> arguments.add(user.toString()));
        return call(client -> PresenceScripts.UPDATE.run(client, keys, arguments))
                .equals(1L);
    }

    private static Map<UserId, PresenceState> users(String separated, PresenceState state) {
        return Arrays.stream(separated.split(" "))
                .filter(text -> !text.isEmpty())
                .collect(toMap(UserId::of, text -> state));
    }

    private static List<UserId> portion(List<UserId> users, int from) {
        return users.subList(from, Math.min(from + PORTION, users.size()));
    }

    private <T> T call(Function<RedisClient, T> command) {
        return reaching(() -> redis.call(command));
    }

    private static <T> T reaching(Supplier<T> command) {
        try {
            return command.get();
        } catch (JedisException e) {
            throw new PresenceUnavailableException(e);
        }
    }
}
