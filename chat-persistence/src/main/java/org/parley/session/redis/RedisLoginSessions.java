package org.parley.session.redis;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.parley.account.User;
import org.parley.account.UserId;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.node.redis.RedisConnection;
import org.parley.node.redis.RedisScript;
import org.parley.node.redis.RedisTrail;
import org.parley.node.redis.TrailPosition;
import org.parley.session.LoginSession;
import org.parley.session.LoginSessions;
import org.parley.session.SessionId;
import org.parley.session.SessionToken;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Login sessions in Redis.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><th>name</th><th>type</th><th>TTL</th><th>holds</th></tr>
 * <tr><td>{@code parley:{session}:<session id>}</td><td>hash</td><td>the session's lifetime</td>
 *     <td>{@code user}, {@code username}, {@code displayName}, {@code expiresAt} (milliseconds since 1970),
 *     {@code bot} ({@code true} or {@code false})</td></tr>
 * <tr><td>{@code parley:{session}:ended}</td><td>stream, bounded</td><td>none</td>
 *     <td>{@code id}: a session that was ended; see {@link RedisTrail}</td></tr>
 * </table>
 *
 * <p>The braces keep the keys of a script on one shard of a Redis cluster. {@code @Dependent}, since it has no state of
 * its own and so needs no proxy.
 */
@Dependent
public class RedisLoginSessions implements LoginSessions {
    private static final String PREFIX = "parley:{session}:";
    private static final String ENDED = PREFIX + "ended";

    /**
     * Opens a session and tells when it expires, by the clock of Redis, which is the same for all nodes.
     *
     * <ul>
     *   <li>KEYS[1] hash: the session
     *   <li>ARGV[1] integer: lifetime in milliseconds
     *   <li>ARGV[2] … string: field, value, field, value …
     *   <li>returns milliseconds since 1970
     * </ul>
     */
    private static final RedisScript OPEN = new RedisScript("""
            local time = redis.call('TIME')
            local expiresAt = time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[1]
            redis.call('HSET', KEYS[1], 'expiresAt', string.format('%d', expiresAt), unpack(ARGV, 2))
            redis.call('PEXPIREAT', KEYS[1], string.format('%d', expiresAt))
            return expiresAt
            """);

    /**
     * Ends a session and tells all nodes, in one step; nothing happens if there is none.
     *
     * <ul>
     *   <li>KEYS[1] hash: the session
     *   <li>KEYS[2] stream: the ended sessions
     *   <li>ARGV[1] string: the session's id
     *   <li>ARGV[2] integer: the stream's length at most, about
     * </ul>
     */
    private static final RedisScript END = new RedisScript("""
            if redis.call('DEL', KEYS[1]) == 1 then
              redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[2], '*', 'id', ARGV[1])
            end
            return 0
            """);

    private final RedisConnection redis;
    private final RedisTrail ended;

    @Inject
    public RedisLoginSessions(RedisConnection redis) {
        this.redis = redis;
        this.ended = new RedisTrail(redis, ENDED);
    }

    @Override
    public LoginSession open(User user, SessionId id, Duration lifetime) {
        List<String> arguments = List.of(
                Long.toString(lifetime.toMillis()),
                "user",
                user.id().toString(),
                "username",
                user.username(),
                "displayName",
                user.displayName(),
                "bot",
                Boolean.toString(user.bot()));
        Object expiresAt = reaching(() -> redis.call(client -> OPEN.run(client, List.of(key(id)), arguments)));
        return new LoginSession(id, user, Instant.ofEpochMilli((Long) expiresAt));
    }

    @Override
    public Optional<LoginSession> find(SessionToken token) {
        return find(SessionId.of(token));
    }

    @Override
    public Optional<LoginSession> find(SessionId id) {
        Map<String, String> fields = reaching(() -> redis.call(client -> client.hgetAll(key(id))));
        return fields.isEmpty() ? Optional.empty() : Optional.of(read(id, fields));
    }

    @Override
    public void end(SessionId id) {
        List<String> arguments = List.of(id.value(), Integer.toString(RedisTrail.MAX_LENGTH));
        reaching(() -> redis.call(client -> END.run(client, List.of(key(id), ENDED), arguments)));
    }

    @Override
    public Cursor now() {
        return new Cursor(reaching(ended::end).toString());
    }

    @Override
    public Ended endedSince(Cursor cursor, Duration patience) {
        RedisTrail.Page page = reaching(() -> ended.read(TrailPosition.of(cursor.position()), patience));
        List<SessionId> sessions = page.entries().stream()
                .map(entry -> new SessionId(entry.get(1)))
                .toList();
        return new Ended(sessions, new Cursor(page.next().toString()), page.gap());
    }

    private static LoginSession read(SessionId id, Map<String, String> fields) {
        User user = new User(
                UserId.of(field(fields, "user")),
                field(fields, "username"),
                field(fields, "displayName"),
                Boolean.parseBoolean(fields.get("bot")));
        return new LoginSession(id, user, Instant.ofEpochMilli(Long.parseLong(field(fields, "expiresAt"))));
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new ParleyException(ErrorCode.INTERNAL, "A login session lacks its " + name);
        }
        return value;
    }

    private static String key(SessionId id) {
        return PREFIX + id.value();
    }

    private static <T> T reaching(Supplier<T> command) {
        try {
            return command.get();
        } catch (JedisException e) {
            throw new ParleyException(ErrorCode.SESSIONS_UNAVAILABLE, ErrorCode.SESSIONS_UNAVAILABLE.text(), e);
        }
    }
}
