package org.parley.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.dev.Launcher;
import org.parley.dev.server.Installation;
import org.parley.dev.server.Ports;
import org.parley.dev.server.Secrets;

/** Starts the launcher as a process of its own, with one node. */
class RunCommandIT {

    private final int nodePort = Ports.free();
    private final Map<String, Integer> ports = Map.of(
            "--ports", nodePort,
            "--postgres-port", Ports.free(),
            "--redis-port", Ports.free(),
            "--broker-ports", Ports.free());
    private final List<Process> started = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @AfterEach
    void endLaunchers() {
        started.forEach(Process::destroy);
        started.forEach(process -> process.onExit().join());
    }

    @Test
    void killedLauncherShouldLeaveNoProcessAndStartAgain() throws Exception {
        Process first = launch();
        awaitReady(first);
        List<ProcessHandle> servers = first.descendants().toList();
        assertThat(servers).hasSizeGreaterThanOrEqualTo(4);

        first.destroyForcibly();

        // The next start does not wait for the end of the former one's servers by itself: the launcher has to.
        Process second = launch();
        awaitReady(second);
        assertThat(servers).noneMatch(ProcessHandle::isAlive);
        corporateSystemShouldHaveAnAccount();
        assertThat(HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create("http://localhost:" + nodePort + "/"))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);

        List<ProcessHandle> secondServers = second.descendants().toList();
        second.destroy();
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(secondServers).noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void takenPortShouldBeToldInOneLineWithItsSetting() throws Exception {
        try (ServerSocket taken = new ServerSocket(nodePort, 1, InetAddress.getLoopbackAddress())) {
            Process launcher = launch();
            assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(launcher.exitValue()).isEqualTo(1);
            assertThat(output(launcher).strip())
                    .isEqualTo("parley: Port " + taken.getLocalPort()
                            + " is taken (node-1); choose another with --ports" + " or PARLEY_DEV_NODE_PORTS");
        }
    }

    private void corporateSystemShouldHaveAnAccount() {
        String password = Secrets.in(folder.resolve("data")).password("integration.erp");
        try (ActiveMQConnectionFactory factory =
                        new ActiveMQConnectionFactory("tcp://127.0.0.1:" + ports.get("--broker-ports"));
                JMSContext context = factory.createContext("erp", password)) {
            context.createConsumer(context.createTopic("parley.events.erp")).close();
        }
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dparley.home=" + Installation.locate().home(),
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                "--data",
                folder.resolve("data").toString(),
                "--integrations",
                "erp"));
        ports.forEach((option, port) -> command.addAll(List.of(option, port.toString())));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PARLEY_"));
        builder.redirectOutput(folder.resolve("output-" + started.size()).toFile());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private void awaitReady(Process launcher) {
        await().atMost(Duration.ofMinutes(7))
                .failFast(() ->
                        assertThat(launcher.isAlive()).as(output(launcher)).isTrue())
                .untilAsserted(() -> assertThat(output(launcher))
                        .contains(
                                "Ready after",
                                "http://localhost:" + nodePort + "/",
                                "alice",
                                "JMS, AMQP and STOMP for erp",
                                "Ctrl-C stops"));
    }

    private String output(Process launcher) throws IOException {
        return Files.readString(folder.resolve("output-" + started.indexOf(launcher)));
    }
}
