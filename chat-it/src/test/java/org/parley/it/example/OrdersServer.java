package org.parley.it.example;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.parley.dev.server.Installation;
import org.parley.dev.server.Ports;
import org.parley.dev.server.Server;
import org.parley.it.cluster.Cluster;

/** The application of {@code examples/jakarta-ee}, started by its own script. */
final class OrdersServer extends Server {
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final Path script;
    private final Map<String, String> settings;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param databasePort where it is to look for PostgreSQL */
    OrdersServer(Cluster cluster, int databasePort, UUID room) {
        super("orders", cluster.folder().resolve("orders"), Ports.free());
        script = Installation.locate().home().resolve("examples/jakarta-ee/run.sh");
        settings = Map.of(
                "PARLEY_DEV_DATA", cluster.folder().toString(),
                "ERP_BROKER_PORT", Integer.toString(cluster.home().port()),
                "ORDERS_DATABASE_PORT", Integer.toString(databasePort),
                "ORDERS_PORT", Integer.toString(port()),
                "ORDERS_ROOM", room.toString());
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    protected Map<String, String> environment() {
        return settings;
    }

    @Override
    protected List<String> command() {
        return List.of(script.toString());
    }

    @Override
    protected boolean isReady() throws Exception {
        return logged().contains(") ready in ")
                && http.send(request("blocked").build(), BodyHandlers.discarding())
                                .statusCode()
                        == 200;
    }

    @Override
    protected Duration startPatience() {
        return Duration.ofMinutes(3);
    }

    /** The HTTP status of the answer, once it is there. */
    CompletableFuture<Integer> block(String order, String reason) {
        HttpRequest request =
                request("blocked/" + order).PUT(BodyPublishers.ofString(reason)).build();
        return http.sendAsync(request, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    /** What it has of a kind: JSON. */
    String get(String kind) throws IOException, InterruptedException {
        return http.send(request(kind).build(), BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/orders/" + path))
                .timeout(ANSWER);
    }
}
