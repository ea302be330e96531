package org.parley.it.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A service outside, on loopback. Each path is one that asks for itself. */
public final class Receiver implements AutoCloseable {
    private final String host;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** A request, with its headers in lower case. */
    public record Request(Map<String, String> headers, String body) {}

    /** @param type of the contents, empty for none */
    public record Answer(int status, String type, String body) {
        public static Answer of(int status) {
            return new Answer(status, "", "");
        }
    }

    public Receiver() {
        this("127.0.0.1");
    }

    Receiver(String host) {
        this.host = host;
        try {
            server = HttpServer.create(new InetSocketAddress(host, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.start();
    }

    public String url(String path) {
        return "http://" + host + ":" + server.getAddress().getPort() + path;
    }

    /** @return the requests that come there, as they come */
    public List<Request> at(String path, Function<Request, Answer> answers) {
        List<Request> requests = new CopyOnWriteArrayList<>();
        server.createContext(path, exchange -> {
            Request request = new Request(
                    headers(exchange), new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(request);
            answer(exchange, answers.apply(request));
        });
        return requests;
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        return exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> header.getValue().get(0)));
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            if (!answer.type().isEmpty()) {
                exchange.getResponseHeaders().set("Content-Type", answer.type());
            }
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** The other end of Standard Webhooks, made from its specification and not from Parley's. */
    public static void assertSigned(Request request, String secret) {
        try {
            byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String signed = request.headers().get("webhook-id") + "."
                    + request.headers().get("webhook-timestamp") + "." + request.body();
            byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            assertThat(request.headers().getOrDefault("webhook-signature", "").split(" "))
                    .contains("v1," + Base64.getEncoder().encodeToString(signature));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
