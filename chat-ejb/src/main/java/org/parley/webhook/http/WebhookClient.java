package org.parley.webhook.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to services outside, each signed.
 *
 * <p>It cannot be turned against the house: it connects to public addresses only, and to those that are listed
 * ({@link GuardedNames}); it follows no redirect, keeps no cookie, uses no proxy, and repeats nothing by itself. A request
 * and its answer have a time limit for both together, and of an answer no more than 64 KB is read.
 *
 * <p>Thread-safe. {@link #post} blocks.
 */
public final class WebhookClient implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WebhookClient.class.getName());
    private static final int ANSWER_BYTES = 65_536;
    private static final int PER_TARGET = 16;
    private static final int TOGETHER = 1_000;
    private static final Duration CONNECTING = Duration.ofSeconds(3);
    private static final Timeout QUEUEING = Timeout.ofSeconds(1);
    private static final TimeValue IDLE = TimeValue.ofSeconds(20);

    private final Supplier<WebhookSettings> settings;
    private final CloseableHttpClient http;
    private final ScheduledThreadPoolExecutor clock;

    /** @param threads for one thread, which ends requests that take too long */
    public WebhookClient(Supplier<WebhookSettings> settings, ThreadFactory threads) {
        this.settings = settings;
        this.clock = new ScheduledThreadPoolExecutor(1, threads);
        clock.setRemoveOnCancelPolicy(true);
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new GuardedNames(() -> settings.get().internal()))
                        .setMaxConnPerRoute(PER_TARGET)
                        .setMaxConnTotal(TOGETHER)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(CONNECTING))
                                .setSocketTimeout(Timeout.of(CONNECTING))
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                .setTimeToLive(TimeValue.ofMinutes(5))
                                .build())
                        .setDefaultSocketConfig(SocketConfig.custom()
                                .setSoTimeout(Timeout.of(CONNECTING))
                                .build())
                        .build())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .setUserAgent("Parley")
                .evictIdleConnections(IDLE)
                .build();
    }

    /**
     * Sends it, once.
     *
     * @throws TargetRefusedException nothing was sent, for its target is not permitted
     * @throws IOException the other side may have got it or not
     */
    public WebhookAnswer post(WebhookRequest request) throws IOException {
        Duration timeout = settings.get().timeout();
        HttpPost post = signed(request);
        post.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(QUEUEING)
                .setResponseTimeout(Timeout.of(timeout))
                .build());
        ScheduledFuture<?> limit = clock.schedule(post::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return answer(post);
        } finally {
            limit.cancel(false);
        }
    }

    private static HttpPost signed(WebhookRequest request) {
        StringEntity body = new StringEntity(
                request.body(), ContentType.parse(request.contentType()).withCharset(StandardCharsets.UTF_8));
        Signature signature = Signature.of(
                request.id(), Instant.now(), request.body().getBytes(StandardCharsets.UTF_8), request.secrets());
        HttpPost post = new HttpPost(request.target());
        post.setEntity(body);
        post.setHeader("webhook-id", signature.id());
        post.setHeader("webhook-timestamp", signature.timestamp());
        post.setHeader("webhook-signature", signature.value());
        return post;
    }

    private WebhookAnswer answer(HttpPost post) throws IOException {
        ClassicHttpResponse response = http.executeOpen(null, post, null);
        try {
            HttpEntity entity = response.getEntity();
            ContentType type = entity == null ? null : ContentType.parseLenient(entity.getContentType());
            Header retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
            return new WebhookAnswer(
                    response.getCode(),
                    type == null ? "" : type.getMimeType().toLowerCase(Locale.ROOT),
                    Optional.ofNullable(retryAfter).map(Header::getValue),
                    entity == null ? "" : beginning(entity, type));
        } finally {
            close(response);
        }
    }

    private static String beginning(HttpEntity entity, @Nullable ContentType type) throws IOException {
        Charset charset = type == null ? StandardCharsets.UTF_8 : type.getCharset(StandardCharsets.UTF_8);
        InputStream content = entity.getContent();
        return content == null ? "" : new String(content.readNBytes(ANSWER_BYTES), charset);
    }

    /** What was not read of it ends with its connection. */
    private static void close(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException e) {
            LOG.log(Level.FINEST, "webhook: the rest of an answer is not read", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        http.close(CloseMode.IMMEDIATE);
    }
}
