package org.parley.it.tracing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes what nodes export by OTLP over HTTP, in Protocol Buffers, and keeps it. */
public final class Collector implements AutoCloseable {
    private final HttpServer server;
    private final Queue<byte[]> exports = new ConcurrentLinkedQueue<>();

    private Collector(HttpServer server) {
        this.server = server;
    }

    /** On loopback, on a free port. */
    public static Collector start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Collector collector = new Collector(server);
            server.createContext("/v1/traces", collector::take);
            server.start();
            return collector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            exports.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** What a node is told, as environment variables, so that it traces every message and exports it here at once. */
    public Map<String, String> settings() {
        return Map.of(
                "PARLEY_TRACE_RATIO", "1",
                "OTEL_SDK_DISABLED", "false",
                "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                "OTEL_BSP_SCHEDULE_DELAY", "100");
    }

    /** All that came until now. */
    private List<CollectedSpan> spans() {
        return exports.stream()
                .map(Protobuf::new)
                .flatMap(export -> export.messages(1).stream())
                .flatMap(ofResource -> ofResource.messages(2).stream())
                .flatMap(ofScope -> ofScope.messages(2).stream())
                .map(CollectedSpan::of)
                .toList();
    }

    /** Those that came until now and concern this room. */
    public List<CollectedSpan> spansOf(UUID room) {
        return spans().stream()
                .filter(span -> span.room().equals(room.toString()))
                .toList();
    }

    /** Whether these words stand anywhere in what came until now. */
    public boolean knows(String words) {
        return exports.stream().anyMatch(export -> new String(export, StandardCharsets.ISO_8859_1).contains(words));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
