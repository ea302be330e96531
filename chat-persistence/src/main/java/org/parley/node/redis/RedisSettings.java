package org.parley.node.redis;

import java.net.URI;
import java.time.Duration;
import org.parley.settings.Settings;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * Where Redis is, and how long it may take.
 *
 * @param uri {@code redis://[[user]:password@]host:port[/database]}, or {@code rediss://} for TLS
 * @param timeout for connecting, for each answer, and for a free connection: short, so that a dead Redis is soon known
 * @param poolSize connections at most, besides the few that wait for news
 */
public record RedisSettings(URI uri, Duration timeout, int poolSize) {
    private static final String URI_KEY = "parley.redis.uri";
    private static final String EXAMPLE = "redis://127.0.0.1:6379/0";

    static RedisSettings read(Settings settings) {
        settings.text(URI_KEY, EXAMPLE);
        return new RedisSettings(
                settings.parse(URI_KEY, URI.create(EXAMPLE), "the address of a Redis", EXAMPLE, RedisSettings::address),
                settings.duration("parley.redis.timeout", Duration.ofSeconds(1)),
                settings.number("parley.redis.pool-size", 16, 1, 1000));
    }

    private static URI address(String text) {
        URI uri = URI.create(text);
        boolean known = JedisURIHelper.isRedisScheme(uri) || JedisURIHelper.isRedisSSLScheme(uri);
        if (!known || !JedisURIHelper.isValid(uri)) {
            throw new IllegalArgumentException();
        }
        JedisURIHelper.getDBIndex(uri);
        return uri;
    }
}
