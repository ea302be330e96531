package org.parley.it.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.parley.dev.server.Ports;
import org.parley.dev.server.ProcessGuard;

/**
 * Payara Server with a domain of its own, the resource adapter and the EAR: made, started and filled by the scripts of
 * {@code payara-config/server}, which are told where everything is by environment variables. It is stopped by its
 * process id, also when this JVM dies.
 */
final class PayaraServer implements AutoCloseable {
    private static final Duration SCRIPT_PATIENCE = Duration.ofMinutes(10);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final String DOMAIN = "parley";

    private final Path project;
    private final Path folder;
    private final int port;
    private final Map<String, String> environment = new HashMap<>();

    /**
     * Writes what the scripts read, and starts nothing.
     *
     * @param project the top folder of the project, which is built
     * @param folder an empty folder for the domain
     * @param port where it serves
     * @param settings Parley's settings by key, {@code parley.database.url} and so on
     * @param variables of the server's environment
     */
    PayaraServer(Path project, Path folder, int port, Map<String, String> settings, Map<String, String> variables)
            throws IOException {
        this.project = project;
        this.folder = folder;
        this.port = port;
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Map<String, String> open = new TreeMap<>();
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            if (isSecret(setting.getKey())) {
                writePrivately(secrets.resolve(setting.getKey()), setting.getValue());
            } else {
                open.put(setting.getKey(), setting.getValue());
            }
        }
        Path properties = folder.resolve("parley.properties");
        Files.writeString(
                properties,
                open.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue() + "\n")
                        .collect(Collectors.joining()));
        Path password = folder.resolve("admin.password");
        writePrivately(password, "AS_ADMIN_PASSWORD=" + Long.toHexString(System.nanoTime()) + "\n");

        environment.putAll(variables);
        environment.put(
                "PAYARA_HOME", project.resolve("chat-it/target/servers/payara6").toString());
        environment.put("PAYARA_DOMAINS", folder.resolve("domains").toString());
        environment.put("PAYARA_DOMAIN", DOMAIN);
        environment.put("PAYARA_PASSWORD_FILE", password.toString());
        environment.put("PAYARA_HTTP_PORT", Integer.toString(port));
        environment.put("PAYARA_HEAP", "768m");
        environment.put("PARLEY_PROPERTIES", properties.toString());
        environment.put("PARLEY_SECRETS", secrets.toString());
        for (String other : List.of("HTTPS", "ADMIN", "JMX", "ORB", "ORB_SSL", "ORB_MUTUAL_SSL")) {
            environment.put("PAYARA_" + other + "_PORT", Integer.toString(Ports.free()));
        }
        // for asadmin's many short JVMs, and for the server, which lives no longer than this test
        environment.put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    }

    /**
     * Runs the script that does all: when it returns, Parley serves.
     *
     * @return what the script said
     */
    String install() throws IOException {
        run("add-on.sh");
        run("create-domain.sh");
        // now, and not after the rest, which takes longest
        ProcessGuard.shared().watch(pid(), "TERM");
        return run("install.sh");
    }

    /** Makes the domain log JSON from its next start on; leaves it stopped. */
    void logJson() throws IOException {
        run("create-domain.sh");
        ProcessGuard.shared().watch(pid(), "TERM");
        run("json-log.sh");
        assertThat(run("json-log.sh")).endsWith("server-config logs JSON\n");
        close();
        Files.delete(log());
    }

    /** What an administrator does in the console or by asadmin; an empty value takes the property away. */
    void setProperty(String key, String value) throws IOException {
        if (value.isEmpty()) {
            asadmin("delete-config-property", "--source=domain", "--propertyName", key);
        } else {
            asadmin("set-config-property", "--source=domain", "--propertyName", key, "--propertyValue", value);
        }
    }

    /**
     * Runs a command of {@code asadmin}.
     *
     * @return what it said
     * @throws IllegalStateException with what it said, if it failed
     */
    String asadmin(String... command) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                environment.get("PAYARA_HOME") + "/glassfish/bin/asadmin",
                "--interactive=false",
                "--port",
                environment.get("PAYARA_ADMIN_PORT"),
                "--passwordfile",
                environment.get("PAYARA_PASSWORD_FILE")));
        line.addAll(List.of(command));
        return run("asadmin", line);
    }

    /** A connection to its MBeans, as JConsole has one. */
    @SuppressWarnings("BanJNDI") // a server of this test, on loopback
    JMXConnector beans() throws IOException {
        return JMXConnectorFactory.connect(
                new JMXServiceURL(
                        "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + environment.get("PAYARA_JMX_PORT") + "/jmxrmi"),
                Map.of(JMXConnector.CREDENTIALS, new String[] {"admin", password()}));
    }

    /** The admin console. */
    URI console() {
        return URI.create("http://127.0.0.1:" + environment.get("PAYARA_ADMIN_PORT"));
    }

    /** The password of the administrator, whose name is {@code admin}. */
    String password() throws IOException {
        return Files.readString(Path.of(environment.get("PAYARA_PASSWORD_FILE")))
                .strip()
                .split("=", 2)[1];
    }

    URI url() {
        return URI.create("http://localhost:" + port);
    }

    long pid() throws IOException {
        return Long.parseLong(Files.readString(domain().resolve("config/pid")).strip());
    }

    /** The domain's whole configuration. */
    String configuration() throws IOException {
        return Files.readString(domain().resolve("config/domain.xml"));
    }

    Path log() {
        return domain().resolve("logs/server.log");
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(domain().resolve("config/pid"))) {
            return;
        }
        long pid = pid();
        ProcessHandle.of(pid).ifPresent(PayaraServer::stop);
        ProcessGuard.shared().forget(pid);
    }

    private Path domain() {
        return folder.resolve("domains").resolve(DOMAIN);
    }

    private String run(String script) throws IOException {
        return run(
                script,
                List.of(project.resolve("payara-config/server").resolve(script).toString()));
    }

    private String run(String script, List<String> command) throws IOException {
        Path output = folder.resolve(script + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(SCRIPT_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException(script + " did not end; see " + output);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(script + " was interrupted", e);
        }
        String said = Files.readString(output);
        if (process.exitValue() != 0) {
            throw new IllegalStateException(
                    script + " ended with " + process.exitValue() + "; server log: " + log() + "\n" + said);
        }
        return said;
    }

    private static void stop(ProcessHandle process) {
        CompletableFuture<ProcessHandle> gone = process.onExit();
        process.destroy();
        try {
            gone.orTimeout(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    private static boolean isSecret(String key) {
        return key.endsWith(".password") || key.endsWith(".uri");
    }

    private static void writePrivately(Path file, String text) {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
