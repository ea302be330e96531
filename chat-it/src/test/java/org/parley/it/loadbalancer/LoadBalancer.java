package org.parley.it.loadbalancer;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.parley.dev.server.Installation;
import org.parley.dev.server.Server;

/** A load balancer of this machine as a child process, with the project's configuration and its own folder. */
abstract class LoadBalancer extends Server {
    private final List<URI> nodes;

    protected LoadBalancer(String name, Path directory, int port, List<URI> nodes) {
        super(name, directory, port);
        this.nodes = List.copyOf(nodes);
    }

    /** Where clients find it. */
    public URI url() {
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
    protected boolean isReady() {
        String answer = RawRequest.answer(URI.create("http://localhost:" + port()), "GET /health HTTP/1.1");
        return answer.startsWith("HTTP/1.1 404 ") || answer.startsWith("HTTP/1.1 308 ");
    }
}
