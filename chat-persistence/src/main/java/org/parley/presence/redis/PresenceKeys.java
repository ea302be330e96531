package org.parley.presence.redis;

import org.parley.node.NodeId;

/**
 * The keys of presence in Redis.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><th>name</th><th>type</th><th>TTL</th><th>holds</th></tr>
 * <tr><td>{@code parley:{presence}:leases}</td><td>sorted set</td><td>none</td>
 *     <td>node, by when its lease ends (milliseconds since 1970, by the clock of Redis)</td></tr>
 * <tr><td>{@code parley:{presence}:node:<node>}</td><td>set</td><td>none: withdrawn with the lease</td>
 *     <td>the users connected to that node</td></tr>
 * <tr><td>{@code parley:{presence}:online}</td><td>hash</td><td>none</td>
 *     <td>user, and to how many nodes they are connected: always the number of the sets above that hold them</td></tr>
 * <tr><td>{@code parley:{presence}:changes}</td><td>stream, bounded</td><td>none</td>
 *     <td>{@code online}, {@code offline}: users separated by blanks; see
 *     {@link org.parley.node.redis.RedisTrail}</td></tr>
 * </table>
 *
 * <p>The braces keep them on one shard of a Redis cluster, so that a script may use several.
 */
final class PresenceKeys {
    static final String LEASES = "parley:{presence}:leases";
    static final String ONLINE = "parley:{presence}:online";
    static final String CHANGES = "parley:{presence}:changes";
    static final String NODE_PREFIX = "parley:{presence}:node:";

    private PresenceKeys() {}

    static String usersOf(NodeId node) {
        return NODE_PREFIX + node;
    }
}
