package org.parley.dev.server;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the build has put what the servers are made of.
 *
 * @param home the top folder of the project
 */
public record Installation(Path home) {

    private static final Path LANDMARK = Path.of("artemis", "broker", "broker.xml");

    /**
     * The project around the working directory, or the one that the system property {@code parley.home} names.
     *
     * @throws ServerFailedException when neither is a Parley project
     */
    public static Installation locate() {
        String given = System.getProperty("parley.home");
        Path start = Path.of(given == null ? "" : given).toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(LANDMARK))) {
                return new Installation(folder);
            }
        }
        throw new ServerFailedException(
                "No Parley project at or above " + start + "; name its top folder with -Dparley.home");
    }

    /** The application as a flat WAR. */
    public Path application() {
        return built("chat-micro/target/parley.war");
    }

    public Path payaraMicro() {
        return built("chat-dev/target/servers/payara-micro.jar");
    }

    /** The RAR by which Payara speaks to the broker. */
    public Path resourceAdapter() {
        return built("artemis/target/artemis.rar");
    }

    /** The agent by which a broker's JVM tells Prometheus its figures. */
    public Path metricsAgent() {
        return built("chat-dev/target/servers/jmx-exporter.jar");
    }

    /** What puts the node's name into the lines of its log. */
    public Path log() {
        return built("chat-log/target/parley-log.jar");
    }

    public Path brokerConfiguration() {
        return home.resolve("artemis/broker");
    }

    public Path microConfiguration() {
        return home.resolve("payara-config/micro");
    }

    /** The scripts that back up and restore. */
    public Path backupScripts() {
        return home.resolve("payara-config/backup");
    }

    /** A folder for unpacked binaries; made again when it is missing. */
    public Path binaries() {
        return home.resolve("chat-dev/target/binaries");
    }

    private Path built(String path) {
        Path file = home.resolve(path);
        if (!Files.exists(file)) {
            throw new ServerFailedException(path + " is missing; build it with: mvn -DskipTests package");
        }
        return file;
    }
}
