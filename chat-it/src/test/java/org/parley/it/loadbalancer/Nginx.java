package org.parley.it.loadbalancer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.it.program.SystemProgram;

/** The machine's nginx. */
final class Nginx extends LoadBalancer {
    private final Path program = SystemProgram.find("nginx");
    private final int newSocketsOfOne;

    /** @param newSocketsOfOne that one address may open at once */
    Nginx(Path directory, int port, List<URI> nodes, int newSocketsOfOne) {
        super("nginx", directory, port, nodes);
        this.newSocketsOfOne = newSocketsOfOne;
    }

    @Override
    protected void prepare() throws IOException {
        Path source = configuration().resolve("nginx");
        Files.copy(
                source.resolve("proxy.conf"), directory().resolve("proxy.conf"), StandardCopyOption.REPLACE_EXISTING);
        String main = Files.readString(source.resolve("nginx.conf"));
        Files.writeString(
                directory().resolve("nginx.conf"), main.replace("burst=500", "burst=" + (newSocketsOfOne - 1)));
        Files.writeString(directory().resolve("listen.conf"), "listen " + LOOPBACK + ":" + port() + ";\n");
        Files.writeString(
                directory().resolve("nodes.conf"),
                addresses().stream()
                        .map(address -> "server " + address + " max_fails=2 fail_timeout=5s;\n")
                        .collect(Collectors.joining()));
        // what Debian's program was built with, only root may write to
        String temporary = Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                .map(kind -> kind + "_temp_path " + directory() + "/tmp-" + kind + ";\n")
                .collect(Collectors.joining());
        String limits = Files.readString(source.resolve("limits.conf")).replace("rate=50r/s", "rate=1r/s");
        Files.writeString(directory().resolve("limits.conf"), limits + temporary + "access_log off;\n");
    }

    @Override
    protected List<String> command() {
        return List.of(
                program.toString(),
                "-e",
                "stderr",
                "-c",
                directory().resolve("nginx.conf").toString(),
                "-g",
                "daemon off; error_log stderr; pid " + directory().resolve("nginx.pid") + ";");
    }
}
