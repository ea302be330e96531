package org.parley.webhook.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.webhook.SigningSecret;
import org.parley.webhook.SigningSecrets;

class WebhookClientTest {
    private static final SigningSecrets SECRETS = SigningSecrets.of(SigningSecret.random());

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch released = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aRequestShouldBeSignedSoThatTheOtherSideCanVerifyIt() throws IOException {
        server.createContext("/hook", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Signature expected = Signature.of(
                    header(exchange, "webhook-id"),
                    Instant.ofEpochSecond(Long.parseLong(header(exchange, "webhook-timestamp"))),
                    body,
                    SECRETS);
            boolean valid = expected.value().equals(header(exchange, "webhook-signature"));
            asked.add(header(exchange, "Content-Type") + " " + new String(body, UTF_8));
            answer(exchange, valid ? 200 : 401, "{\"text\":\"grüß\"}");
        });

        try (WebhookClient client = client("127.0.0.0/8")) {
            WebhookAnswer answer = client.post(request("/hook"));

            assertThat(answer.isSuccess()).isTrue();
            assertThat(answer.body()).isEqualTo("{\"text\":\"grüß\"}");
            assertThat(answer.contentType()).isEqualTo("application/json");
        }
        assertThat(asked).containsExactly("application/json; charset=UTF-8 {\"word\":\"größer\"}");
    }

    @Test
    void anAddressInsideShouldNotBeAskedUnlessItIsListed() {
        server.createContext("/", exchange -> answer(exchange, 200, ""));

        try (WebhookClient client = client("10.0.0.0/8")) {
            for (String host : List.of("127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]", "0.0.0.0")) {
                assertThatExceptionOfType(TargetRefusedException.class)
                        .as(host)
                        .isThrownBy(() -> client.post(request(host, "/")));
            }
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void aRedirectShouldNotBeFollowedAndACookieNotSentBack() throws IOException {
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", url("127.0.0.1", "/inside"));
            exchange.getResponseHeaders().add("Set-Cookie", "a=b");
            asked.add("moved " + exchange.getRequestHeaders().containsKey("Cookie"));
            answer(exchange, 307, "");
        });
        server.createContext("/inside", exchange -> {
            asked.add("inside");
            answer(exchange, 200, "");
        });

        try (WebhookClient client = client("127.0.0.0/8")) {
            assertThat(client.post(request("/moved")).status()).isEqualTo(307);
            assertThat(client.post(request("/moved")).status()).isEqualTo(307);
        }
        assertThat(asked).containsExactly("moved false", "moved false");
    }

    @Test
    void anAnswerWithoutEndShouldBeCutOff() throws IOException {
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] chunk = "x".repeat(1_000).getBytes(UTF_8);
            try (OutputStream out = exchange.getResponseBody()) {
                while (released.getCount() > 0) {
                    out.write(chunk);
                }
            }
        });

        try (WebhookClient client = client("127.0.0.0/8")) {
            assertThat(client.post(request("/endless")).body()).hasSize(65_536);
        }
    }

    @Test
    void aServiceThatTricklesItsAnswerShouldNotHoldAThreadForLong() {
        server.createContext("/trickle", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            while (!awaitRelease(100)) {
                out.write('x');
                out.flush();
            }
        });
        long begun = System.nanoTime();

        try (WebhookClient client = client("127.0.0.0/8")) {
            assertThatIOException().isThrownBy(() -> client.post(request("/trickle")));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    private boolean awaitRelease(long millis) {
        try {
            return released.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static WebhookClient client(String internal) {
        WebhookSettings settings = new WebhookSettings(InternalTargets.of(internal), Duration.ofSeconds(1));
        return new WebhookClient(() -> settings, Executors.defaultThreadFactory());
    }

    private WebhookRequest request(String path) {
        return request("127.0.0.1", path);
    }

    private WebhookRequest request(String host, String path) {
        return new WebhookRequest(
                URI.create(url(host, path)), "event-1", "application/json", "{\"word\":\"größer\"}", SECRETS);
    }

    private String url(String host, String path) {
        return "http://" + host + ":" + server.getAddress().getPort() + path;
    }

    private static String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "Application/JSON; charset=utf-8");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
