package org.parley.presence.redis;

import org.parley.node.redis.RedisScript;

/**
 * What must happen to {@link PresenceKeys presence} in one step.
 *
 * <p>All times are those of Redis: clocks of nodes may differ by more than a lease.
 */
final class PresenceScripts {

    private static final String NOW = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            """;

    /** A user is announced when the first node says so, and again when the last one withdraws it. */
    private static final String STATEMENTS = """
            local online, offline = {}, {}
            local function come(counts, user)
              if redis.call('HINCRBY', counts, user, 1) == 1 then
                online[#online + 1] = user
              end
            end
            local function leave(counts, user)
              if redis.call('HINCRBY', counts, user, -1) <= 0 then
                redis.call('HDEL', counts, user)
                offline[#offline + 1] = user
              end
            end
            local function announce(changes, limit)
              if #online + #offline > 0 then
                redis.call('XADD', changes, 'MAXLEN', '~', limit, '*',
                    'online', table.concat(online, ' '), 'offline', table.concat(offline, ' '))
              end
            end
            """;

    /**
     * Takes or prolongs a lease.
     *
     * <ul>
     *   <li>KEYS[1] sorted set: leases
     *   <li>ARGV[1] string: node
     *   <li>ARGV[2] integer: duration in milliseconds
     *   <li>returns 1 if the lease was held until now, else 0
     * </ul>
     */
    static final RedisScript RENEW = new RedisScript(NOW + """
            local ends = redis.call('ZSCORE', KEYS[1], ARGV[1])
            redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
            if ends and tonumber(ends) > now then
              return 1
            end
            return 0
            """);

    /**
     * Says who came to a node and who left it.
     *
     * <ul>
     *   <li>KEYS[1] sorted set: leases
     *   <li>KEYS[2] set: the node's users
     *   <li>KEYS[3] hash: users and to how many nodes they are connected
     *   <li>KEYS[4] stream: changes
     *   <li>ARGV[1] string: node
     *   <li>ARGV[2] integer: the stream's length at most, about
     *   <li>ARGV[3] integer: how many of the users that follow came; the others left
     *   <li>ARGV[4] … string: users
     *   <li>returns 1, or 0 if the node holds no lease
     * </ul>
     */
    static final RedisScript UPDATE = new RedisScript(NOW + STATEMENTS + """
            local ends = redis.call('ZSCORE', KEYS[1], ARGV[1])
            if not ends or tonumber(ends) <= now then
              return 0
            end
            for i = 4, #ARGV do
              if i < 4 + ARGV[3] then
                if redis.call('SADD', KEYS[2], ARGV[i]) == 1 then
                  come(KEYS[3], ARGV[i])
                end
              elseif redis.call('SREM', KEYS[2], ARGV[i]) == 1 then
                leave(KEYS[3], ARGV[i])
              end
            end
            announce(KEYS[4], ARGV[2])
            return 1
            """);

    /**
     * Withdraws some of what one silent node has said, and its lease with the last of it. A user taken off the node's set
     * is taken off by one caller only, and one that dies half way leaves the rest for others.
     *
     * <ul>
     *   <li>KEYS[1] sorted set: leases
     *   <li>KEYS[2] hash: users and to how many nodes they are connected
     *   <li>KEYS[3] stream: changes
     *   <li>ARGV[1] integer: the stream's length at most, about
     *   <li>ARGV[2] integer: how many statements to withdraw at most
     *   <li>ARGV[3] string: what the key of a node's set of users begins with
     *   <li>returns how many were withdrawn, or -1 if no node is silent
     * </ul>
     */
    static final RedisScript TAKE_OVER = new RedisScript(NOW + STATEMENTS + """
            local silent = redis.call('ZRANGE', KEYS[1], '-inf', now, 'BYSCORE', 'LIMIT', 0, 1)
            if #silent == 0 then
              return -1
            end
            local key = ARGV[3] .. silent[1]
            local users = redis.call('SPOP', key, ARGV[2])
            for _, user in ipairs(users) do
              leave(KEYS[2], user)
            end
            announce(KEYS[3], ARGV[1])
            if redis.call('EXISTS', key) == 0 then
              redis.call('ZREM', KEYS[1], silent[1])
            end
            return #users
            """);

    private PresenceScripts() {}
}
