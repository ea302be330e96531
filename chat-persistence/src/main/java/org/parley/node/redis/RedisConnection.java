package org.parley.node.redis;

import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * This node's connection to Redis: a bounded pool for commands that answer at once, and a few connections apart for
 * those that wait, so that waiting starves nobody.
 *
 * <p>Opening one needs no Redis: connections are made when first used. All methods throw
 * {@link redis.clients.jedis.exceptions.JedisException} when Redis cannot be reached, at the latest after about twice
 * {@link RedisSettings#timeout()} (the pool makes up for a broken connection before the caller gets its failure). Thread-safe.
 */
public final class RedisConnection implements AutoCloseable {

    /** The longest that a command given to {@link #await} may wait in Redis. */
    public static final Duration MAX_PATIENCE = Duration.ofSeconds(2);

    private static final int MAX_WAITING = 4;
    private static final int MAX_TIMEOUT_MILLIS = 10_000;

    private final RedisClient answering;
    private final RedisClient waiting;

    public RedisConnection(RedisSettings settings) {
        answering = open(settings, settings.poolSize());
        waiting = open(settings, MAX_WAITING);
    }

    /**
     * Runs a command that answers at once.
     *
     * <p>A command whose connection turns out to be broken is sent once more over a fresh one: after a restart of Redis
     * all connections of the pool are dead, and no caller should have to learn it from each. So commands must be
     * repeatable. One that got no answer in time is not repeated: Redis is there and does not respond.
     */
    public <T> T call(Function<RedisClient, T> command) {
        return run(answering, command);
    }

    /** Runs a command that may wait in Redis, for {@link #MAX_PATIENCE} at most; else as {@link #call}. */
    public <T> T await(Function<RedisClient, T> command) {
        return run(waiting, command);
    }

    @Override
    public void close() {
        waiting.close();
        answering.close();
    }

    private static <T> T run(RedisClient client, Function<RedisClient, T> command) {
        try {
            return command.apply(client);
        } catch (JedisConnectionException e) {
            if (gotNoAnswer(e)) {
                throw e;
            }
            client.getPool().clear();
            return command.apply(client);
        }
    }

    private static boolean gotNoAnswer(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private static RedisClient open(RedisSettings settings, int poolSize) {
        URI uri = settings.uri();
        int timeout = (int) Math.min(settings.timeout().toMillis(), MAX_TIMEOUT_MILLIS);
        return RedisClient.builder()
                .hostAndPort(JedisURIHelper.getHostAndPort(uri))
                .clientConfig(DefaultJedisClientConfig.builder()
                        .connectionTimeoutMillis(timeout)
                        .socketTimeoutMillis(timeout)
                        .blockingSocketTimeoutMillis(timeout + (int) MAX_PATIENCE.toMillis())
                        .user(JedisURIHelper.getUser(uri))
                        .password(JedisURIHelper.getPassword(uri))
                        .database(JedisURIHelper.getDBIndex(uri))
                        .ssl(JedisURIHelper.isRedisSSLScheme(uri))
                        .clientName("parley")
                        .build())
                .poolConfig(pool(poolSize, Duration.ofMillis(timeout)))
                .build();
    }

    private static ConnectionPoolConfig pool(int size, Duration maxWait) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(size);
        pool.setMaxIdle(size);
        pool.setMaxWait(maxWait);
        pool.setFairness(true); // in a storm of logins, who came first does not wait longest
        // MBeans of the pool would hold on to the application after it was undeployed.
        pool.setJmxEnabled(false);
        return pool;
    }
}
