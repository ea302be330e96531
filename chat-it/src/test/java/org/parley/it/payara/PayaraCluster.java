package org.parley.it.payara;

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
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.dev.server.Ports;

/**
 * A domain of Payara Server with an administration server and two instances that have the EAR: made, started and filled
 * by the scripts of {@code payara-config/server}, which are told where everything is by environment variables. Its
 * servers are stopped by their process ids, also when this JVM dies.
 */
final class PayaraCluster implements AutoCloseable {
    private static final Duration SCRIPT_PATIENCE = Duration.ofMinutes(10);
    private static final String DOMAIN = "parley";
    private static final String MACHINE = "machine-1";

    /** What the instances share. */
    private static final String CONFIGURATION = "parley-config";

    private final Path scripts;
    private final Path folder;
    private final int adminPort = Ports.free();
    private final int jmxPort = Ports.free();
    private final PayaraProcess administration;
    private final List<PayaraInstance> instances;
    private final String password = Long.toHexString(System.nanoTime());
    private final Map<String, String> environment = new HashMap<>();

    /**
     * Chooses ports, and starts nothing.
     *
     * @param project the top folder of the project, which is built
     * @param folder an empty folder for the domain
     * @param variables of the servers' environment
     */
    PayaraCluster(Path project, Path folder, Map<String, String> variables) {
        this.scripts = project.resolve("payara-config/server");
        this.folder = folder;
        administration = new PayaraProcess(folder.resolve("domains").resolve(DOMAIN));
        Path instancesFolder = folder.resolve("instances");
        instances = Stream.of("node-1", "node-2")
                .map(name -> new PayaraInstance(name, instancesFolder.resolve(MACHINE)))
                .toList();
        environment.putAll(variables);
        environment.put(
                "PAYARA_HOME", project.resolve("chat-it/target/servers/payara6").toString());
        environment.put("PAYARA_DOMAINS", folder.resolve("domains").toString());
        environment.put("PAYARA_DOMAIN", DOMAIN);
        environment.put("PAYARA_PASSWORD_FILE", folder.resolve("admin.password").toString());
        environment.put("PAYARA_ADMIN_PORT", Integer.toString(adminPort));
        environment.put("PAYARA_JMX_PORT", Integer.toString(jmxPort));
        environment.put("PAYARA_INSTANCES_FOLDER", instancesFolder.toString());
        environment.put("PAYARA_MACHINE", MACHINE);
        environment.put(
                "PAYARA_INSTANCES",
                instances.stream().map(PayaraInstance::toString).collect(Collectors.joining(" ")));
        environment.put("PAYARA_HEAP", "768m");
        // HAProxy asks at most two seconds later, and once more
        environment.put("PAYARA_RESTART_PAUSE", "5");
        environment.put("PARLEY_PROPERTIES", folder.resolve("parley.properties").toString());
        environment.put("PARLEY_SECRETS", folder.resolve("secrets").toString());
        // for asadmin's many short JVMs, and for the servers, which live no longer than this test; asadmin keeps the
        // certificates that it has met in its user's home
        environment.put(
                "JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Duser.home=" + folder.resolve("home"));
    }

    /**
     * Writes what the scripts read.
     *
     * @param settings Parley's, by key, {@code parley.database.url} and so on
     */
    void configure(Map<String, String> settings) throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.createDirectories(folder.resolve("home"));
        Map<String, String> open = new TreeMap<>();
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            if (isSecret(setting.getKey())) {
                writePrivately(secrets.resolve(setting.getKey()), setting.getValue());
            } else {
                open.put(setting.getKey(), setting.getValue());
            }
        }
        Files.writeString(
                folder.resolve("parley.properties"),
                open.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue() + "\n")
                        .collect(Collectors.joining()));
        writePrivately(folder.resolve("admin.password"), "AS_ADMIN_PASSWORD=" + password + "\n");
    }

    /**
     * Has the instances log JSON, and runs the script that does all: when it returns, Parley serves on both.
     *
     * @return what the script said
     */
    String install() throws IOException {
        run("add-on.sh");
        run("create-domain.sh");
        // now, and not after the rest, which takes longest
        administration.watch();
        run("create-group.sh");
        run("json-log.sh", CONFIGURATION);
        return runAll();
    }

    /** As an administrator upgrades: the same script, and another EAR. */
    String upgrade(Path ear) throws IOException {
        environment.put("PARLEY_EAR", ear.toString());
        return runAll();
    }

    /** Gives the domain a release, which its instances take when they start; later runs of the scripts do not know of it. */
    void deploy(Path ear) throws IOException {
        String former = environment.put("PARLEY_EAR", ear.toString());
        try {
            run("deploy.sh");
        } finally {
            environment.compute("PARLEY_EAR", (key, given) -> former);
        }
    }

    private String runAll() throws IOException {
        String said = run("install.sh");
        watchInstances();
        return said;
    }

    /** Starts the instances that do not run. */
    void startInstances() throws IOException {
        run("start-instances.sh");
        watchInstances();
    }

    private void watchInstances() throws IOException {
        for (PayaraInstance instance : instances) {
            instance.watch();
        }
    }

    /** What an administrator does in the console or by asadmin; an empty value takes the property away. */
    void setProperty(String key, String value) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                value.isEmpty() ? "delete-config-property" : "set-config-property",
                "--source=config",
                "--sourceName=" + CONFIGURATION,
                "--target=" + CONFIGURATION,
                "--propertyName=" + key));
        if (!value.isEmpty()) {
            command.add("--propertyValue=" + value);
        }
        asadmin(command.toArray(String[]::new));
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
                Integer.toString(adminPort),
                "--passwordfile",
                environment.get("PAYARA_PASSWORD_FILE")));
        line.addAll(List.of(command));
        return execute("asadmin", line);
    }

    /** The admin console. */
    URI console() {
        return URI.create("https://127.0.0.1:" + adminPort);
    }

    /** Of the administrator, whose name is {@code admin}. */
    String password() {
        return password;
    }

    /** Those of the domain's servers: a PKCS #12 file. */
    Path certificates() {
        return administration.folder().resolve("config/cacerts.p12");
    }

    /** An instance's MBeans, as JConsole sees them. */
    NodeBeans beans(PayaraInstance instance) throws IOException {
        return NodeBeans.connect(instance.name(), instance.jmxPort(), "admin", password, certificates());
    }

    PayaraProcess administration() {
        return administration;
    }

    int adminPort() {
        return adminPort;
    }

    int jmxPort() {
        return jmxPort;
    }

    List<PayaraInstance> instances() {
        return instances;
    }

    List<URI> urls() {
        return instances.stream().map(PayaraInstance::url).toList();
    }

    @Override
    public void close() throws IOException {
        List<PayaraProcess> servers = new ArrayList<>(instances);
        servers.add(administration);
        // all at once: each instance drains first
        for (PayaraProcess server : servers) {
            server.terminate();
        }
        for (PayaraProcess server : servers) {
            server.stop();
        }
    }

    private String run(String script, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(scripts.resolve(script).toString()));
        line.addAll(List.of(arguments));
        return execute(script, line);
    }

    private String execute(String script, List<String> command) throws IOException {
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
                    script + " ended with " + process.exitValue() + "; all logs are in " + folder + "\n" + said);
        }
        return said;
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
