package org.parley.client;

import java.net.http.HttpClient;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * The threads and connections that any number of clients in one program share.
 *
 * <p>A few threads serve hundreds of clients: one that waits for the network, {@code threads} that run the clients'
 * listeners, and one for timers. They are daemons. Safe for use by many threads.
 */
public final class ClientRuntime implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final ExecutorService workers;
    private final ScheduledExecutorService timers;
    private final HttpClient http;

    public ClientRuntime() {
        this(4);
    }

    /** @param threads how many listeners run at the same time; at least 2 */
    public ClientRuntime(int threads) {
        this(threads, defaultTrust());
    }

    /**
     * @param threads how many listeners run at the same time; at least 2
     * @param tls which servers to trust, for nodes whose certificate is not from a public authority
     */
    public ClientRuntime(int threads, SSLContext tls) {
        workers = Executors.newFixedThreadPool(Math.max(2, threads), daemons("parley-client-"));
        timers = Executors.newSingleThreadScheduledExecutor(daemons("parley-client-timer-"));
        http = HttpClient.newBuilder()
                .executor(workers)
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    private static SSLContext defaultTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM cannot do TLS", e);
        }
    }

    HttpClient http() {
        return http;
    }

    Executor workers() {
        return workers;
    }

    ScheduledExecutorService timers() {
        return timers;
    }

    /** Stops the threads; clients that are still open fall silent. */
    @Override
    public void close() {
        timers.shutdownNow();
        workers.shutdownNow();
    }

    private static ThreadFactory daemons(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
