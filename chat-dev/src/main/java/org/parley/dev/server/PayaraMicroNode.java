package org.parley.dev.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An app server node: Payara Micro with the resource adapter and the flat WAR, as {@code payara-config/micro} says. */
public final class PayaraMicroNode extends Server {

    /** For a quick start and a small footprint; a node that is to be measured takes others. */
    public static final List<String> QUICK_START =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "-Xss512k");

    /**
     * Payara starts its services by several threads, which now and then trip over each other on a busy machine; then it
     * ends: <a href="https://github.com/payara/Payara/issues/6101">Payara 6101</a>.
     */
    private static final String ONE_AFTER_ANOTHER = "-Dorg.glassfish.startupThreadPolicy=USE_NO_THREADS";

    /** The setting of a node that is to log JSON, with the value {@code json}. */
    public static final String LOG_FORMAT = "PARLEY_LOG_FORMAT";

    /** The end of a line is two characters in JSON. */
    private static final Pattern ADDRESSES = Pattern.compile("Payara Micro URLs:(?:\\s|\\\\n)+http");

    private static final int PROBLEM_LINES = 8;
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final Installation installation;
    private final String address;
    private final List<String> options;
    private final Map<String, String> settings;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(ANSWER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /**
     * @param name the node's name, also the setting {@code parley.node.name}
     * @param settings environment variables that say where the other servers are, and anything else that is set
     */
    public PayaraMicroNode(
            Installation installation, Path directory, String name, int port, Map<String, String> settings) {
        this(installation, directory, name, LOOPBACK, port, settings, QUICK_START);
    }

    /**
     * @param address where it listens
     * @param options for its JVM
     */
    public PayaraMicroNode(
            Installation installation,
            Path directory,
            String name,
            String address,
            int port,
            Map<String, String> settings,
            List<String> options) {
        super(name, directory, port);
        this.installation = installation;
        this.address = address;
        this.options = List.copyOf(options);
        this.settings = Map.copyOf(settings);
    }

    /** Where this machine's browsers find the node. */
    public URI url() {
        return URI.create("http://localhost:" + port());
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    /**
     * Changes a setting that obeys while the node runs, and that {@link #settings} do not name, until the node is started
     * again. Returns at once; the node obeys within seconds.
     *
     * @param key such as {@code parley.integration.names}
     * @param value empty for the default
     */
    public void change(String key, String value) {
        Path file = changes().resolve(key);
        try {
            if (value.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                Files.writeString(file, value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void prepare() throws IOException {
        // What a killed node has left there would otherwise pile up.
        Folders.delete(temporary());
        Files.createDirectories(temporary());
        Files.createDirectories(changes());
    }

    @Override
    protected List<String> command() {
        Path scripts = installation.microConfiguration();
        List<String> command = new ArrayList<>();
        command.add(JavaCommand.java());
        command.addAll(options);
        command.addAll(List.of("-Djava.net.preferIPv4Stack=true", "-Djava.io.tmpdir=" + temporary()));
        command.add(ONE_AFTER_ANOTHER);
        boolean json = "json".equals(settings.get(LOG_FORMAT));
        if (json) {
            command.add("-Xbootclasspath/a:" + installation.log());
        }
        command.addAll(List.of("-jar", installation.payaraMicro().toString()));
        if (json) {
            command.addAll(List.of(
                    "--logproperties", scripts.resolve("json-log.properties").toString()));
        }
        command.addAll(List.of("--nohazelcast", "--disablephonehome", "--port", Integer.toString(port())));
        // without, the unpacked application is deleted on SIGTERM while it still drains
        command.addAll(List.of("--rootdir", root().toString()));
        command.addAll(List.of(
                "--prebootcommandfile", scripts.resolve("pre-boot.asadmin").toString()));
        command.addAll(List.of(
                "--postbootcommandfile", scripts.resolve("post-boot.asadmin").toString()));
        command.addAll(List.of("--deploy", installation.application().toString(), "--contextroot", "/"));
        return command;
    }

    @Override
    protected Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("PARLEY_HTTP_ADDRESS", address);
        environment.put("PARLEY_NODE_NAME", name());
        environment.put(
                "PARLEY_RESOURCE_ADAPTER", installation.resourceAdapter().toString());
        return environment;
    }

    @Override
    protected boolean isReady() throws IOException, InterruptedException {
        String log = logged();
        if (!log.contains(") ready in ")) {
            return false;
        }
        // Payara Micro also starts, and calls itself healthy, when the application could not be deployed;
        // but then the list of web addresses that it logs is empty.
        if (!ADDRESSES.matcher(log).find()) {
            throw new ServerFailedException(
                    name() + " came up without the application; log: " + log() + "\n  " + deploymentProblem());
        }
        return status("/health/ready") == 200;
    }

    @Override
    protected Duration startPatience() {
        // Half a minute on two idle cores; a machine that builds and tests at the same time has been seen to need
        // three.
        return Duration.ofMinutes(6);
    }

    @Override
    protected Duration stopPatience() {
        // it drains first, for as long as clients need to leave: parley.drain.patience and some more
        return Duration.ofSeconds(50);
    }

    /** The first lines that say why; the log's end says nothing of it. */
    private String deploymentProblem() {
        return logged().lines()
                .filter(line -> line.contains("Exception") || line.contains("Setting "))
                .filter(line -> !line.stripLeading().startsWith("at "))
                .distinct()
                .limit(PROBLEM_LINES)
                .collect(Collectors.joining("\n  "));
    }

    /** Payara takes the files in there for settings: the name of each is the key. */
    private Path changes() {
        return root().resolve("secrets");
    }

    private Path root() {
        return temporary().resolve("root");
    }

    private Path temporary() {
        return directory().resolve("tmp");
    }

    private int status(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(url().resolve(path)).timeout(ANSWER).build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
