package org.parley.it.loadbalancer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.it.program.SystemProgram;

/** The machine's HAProxy. */
public final class HaProxy extends LoadBalancer {
    /** Fields of a line of {@code show stat}, as HAProxy's management guide numbers them. */
    private static final int NAME = 1;

    private static final int CURRENT_SESSIONS = 4;
    private static final int STATUS = 17;

    private final Path program = SystemProgram.find("haproxy");
    private final Map<String, String> environment = new HashMap<>();
    private final URI url;

    private HaProxy(Path directory, int port, List<URI> nodes, URI url, Map<String, String> settings) {
        super("haproxy", directory, port, nodes);
        this.url = url;
        environment.put("PARLEY_LB_HTTP", LOOPBACK + ":" + port);
        environment.put("PARLEY_LB_SOCKET", administration().toString());
        List<String> addresses = addresses();
        for (int i = 0; i < addresses.size(); i++) {
            environment.put("PARLEY_LB_NODE_" + (i + 1), addresses.get(i));
        }
        environment.putAll(settings);
    }

    /** @param limits variables of {@code haproxy.cfg} */
    public static HaProxy plain(Path directory, int port, List<URI> nodes, Map<String, String> limits) {
        return new HaProxy(directory, port, nodes, URI.create("http://localhost:" + port), limits);
    }

    /** One that leads to TLS at another port. */
    static HaProxy secure(Path directory, int port, List<URI> nodes, int securePort, Path certificate) {
        Map<String, String> settings =
                Map.of("PARLEY_LB_HTTPS", LOOPBACK + ":" + securePort, "PARLEY_LB_CERTIFICATE", certificate.toString());
        return new HaProxy(directory, port, nodes, URI.create("https://localhost:" + securePort), settings);
    }

    @Override
    public URI url() {
        return url;
    }

    /** What it makes of a node, counted from 1: {@code UP}, {@code DOWN}, {@code NOLB}: no new connections. */
    public String status(int node) {
        return stat(node, STATUS);
    }

    /** How many connections it holds to a node, counted from 1. */
    int sessions(int node) {
        return Integer.parseInt(stat(node, CURRENT_SESSIONS));
    }

    private String stat(int node, int field) {
        return tell("show stat nodes 4 -1")
                .lines()
                .map(line -> line.split(",", -1))
                .filter(fields -> fields.length > STATUS && fields[NAME].equals("node-" + node))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("HAProxy knows no node-" + node))[field];
    }

    /** Has an administrator's command carried out; the answer. */
    String tell(String command) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(administration()));
            channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.US_ASCII)));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            ByteBuffer buffer = ByteBuffer.allocate(4096);
            while (channel.read(buffer) >= 0) {
                answer.write(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
            return answer.toString(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Relative: the path of a Unix socket may have a hundred characters or so. */
    private Path administration() {
        return Path.of("").toAbsolutePath().relativize(directory().resolve("admin.sock"));
    }

    @Override
    protected List<String> command() {
        return List.of(
                program.toString(),
                "-db",
                "-f",
                configuration().resolve("haproxy.cfg").toString());
    }

    @Override
    protected Map<String, String> environment() {
        return Map.copyOf(environment);
    }
}
