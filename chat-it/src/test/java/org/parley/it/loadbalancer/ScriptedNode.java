package org.parley.it.loadbalancer;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.parley.dev.server.Ports;
import org.parley.dev.server.Server;

/** Stands behind a load balancer, answers what it is told to, and remembers what it was asked. */
final class ScriptedNode implements AutoCloseable {
    /** What Payara says of a node. */
    enum Health {
        READY(200, "{\"status\":\"UP\",\"checks\":[{\"name\":\"node\",\"status\":\"UP\",\"data\":{}}]}"),
        DRAINING(503, "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"node\",\"status\":\"DOWN\",\"data\":{}}]}"),
        /** It works, and one of the servers behind it does not answer. */
        LACKING(
                503,
                "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"redis\",\"status\":\"DOWN\",\"data\":{}},"
                        + "{\"name\":\"node\",\"status\":\"UP\",\"data\":{}}]}"),
        /** The application is not there yet. */
        DEPLOYING(200, "{\"status\":\"UP\",\"checks\":[]}");

        private final int status;
        private final String body;

        Health(int status, String body) {
            this.status = status;
            this.body = body;
        }
    }

    /** What came. */
    record Request(String method, String path, Headers headers) {}

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Health health = Health.READY;
    private volatile int answer = 200;

    ScriptedNode() {
        try {
            server = HttpServer.create(new InetSocketAddress(Server.LOOPBACK, Ports.free()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/health/ready", exchange -> reply(exchange, health.status, health.body));
        server.createContext("/", exchange -> {
            Headers headers = new Headers();
            headers.putAll(exchange.getRequestHeaders());
            requests.add(new Request(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath(), headers));
            exchange.getRequestBody().readAllBytes();
            reply(exchange, answer, "scripted");
        });
        server.start();
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    URI url() {
        return URI.create(
                "http://" + Server.LOOPBACK + ":" + server.getAddress().getPort());
    }

    /** Answers its health check so from now on. */
    void health(Health state) {
        health = state;
    }

    /** Answers everything else so from now on. */
    void answer(int status) {
        answer = status;
    }

    /** What it was asked, beside its health. */
    List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
