package org.parley.it.loadbalancer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.parley.dev.server.Installation;
import org.parley.dev.server.Server;

/** A load balancer of this machine as a child process, with the project's configuration and its own folder. */
abstract class LoadBalancer extends Server {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final int SERVER_ERRORS = 500;

    private final List<URI> nodes;

    protected LoadBalancer(String name, Path directory, int port, List<URI> nodes) {
        super(name, directory, port);
        this.nodes = List.copyOf(nodes);
    }

    /** Where clients find it. */
    URI url() {
        return URI.create("http://localhost:" + port());
    }

    /** Host and port of every node behind it. */
    protected final List<String> addresses() {
        return nodes.stream().map(node -> LOOPBACK + ":" + node.getPort()).toList();
    }

    protected static Path configuration() {
        return Installation.locate().home().resolve("payara-config/loadbalancer");
    }

    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    /** It answers by itself, were it that health is not for clients, or that they should use TLS. */
    @Override
    protected boolean isReady() throws IOException, InterruptedException {
        URI denied = URI.create("http://localhost:" + port() + "/health");
        HttpRequest request =
                HttpRequest.newBuilder(denied).timeout(Duration.ofSeconds(2)).build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < SERVER_ERRORS;
    }
}
