package org.parley.node.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * A Lua script that Redis runs as one atomic step. Sent once, then called by its hash; a Redis that has forgotten it gets
 * it again. Immutable.
 */
public final class RedisScript {
    private final String text;
    private final String sha1;

    public RedisScript(String text) {
        this.text = text;
        this.sha1 = sha1(text);
    }

    /** What the script returned: a {@code Long}, a {@code String}, or a list of such. No script of ours returns nil. */
    public Object run(RedisClient client, List<String> keys, List<String> arguments) {
        try {
            return client.evalsha(sha1, keys, arguments);
        } catch (JedisNoScriptException e) {
            return client.eval(text, keys, arguments);
        }
    }

    // Redis names scripts by their SHA-1; nothing rests on its strength.
    private static String sha1(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
