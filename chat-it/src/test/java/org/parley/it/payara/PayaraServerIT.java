package org.parley.it.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.parley.client.CloseCodes;
import org.parley.client.Handshake;
import org.parley.client.RoomInfo;
import org.parley.client.ServerFrame;
import org.parley.dev.server.Installation;
import org.parley.dev.server.Ports;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.conversation.ConversationContract;
import org.parley.it.monitoring.JsonLog;
import org.parley.it.monitoring.MetricsContract;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.Wire;
import org.parley.it.tracing.CollectedSpan;
import org.parley.it.tracing.Collector;

/**
 * The conversation between somebody on Payara Server, which has the EAR, and somebody on Payara Micro, which has the
 * flat WAR: two packagings of one application in one cluster.
 */
@Order(6)
@ExtendWith(SharedCluster.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PayaraServerIT implements ConversationContract, MetricsContract, AsadminContract, AdminConsoleContract {
    /** After which a changed setting holds. */
    private static final Duration OBEYED = Duration.ofSeconds(5);

    /** Kept after a failure, for its logs. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static final Collector COLLECTOR = Collector.start();

    private static PayaraServer server;

    private final Cluster cluster;

    PayaraServerIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    static void install(Cluster cluster) throws IOException {
        int port = Ports.free();
        Map<String, String> settings = settings(cluster);
        settings.put("parley.drain.spread", "1s");
        settings.put("parley.drain.patience", "5s");
        settings.merge("parley.web.origins", "http://localhost:" + port, (others, own) -> others + "," + own);
        server = new PayaraServer(Installation.locate().home(), folder, port, settings, COLLECTOR.settings());
        server.logJson();
        server.install();
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
        COLLECTOR.close();
    }

    @Override
    public List<URI> nodes() {
        return List.of(server.url(), cluster.urls().get(0));
    }

    @Override
    public PayaraServer server() {
        return server;
    }

    @Test
    void nothingShouldListenBeyondLoopback() throws IOException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "only Linux tells what a process listens on");

        List<ListeningSockets.Endpoint> endpoints = ListeningSockets.of(server.pid());

        assertThat(endpoints)
                .extracting(ListeningSockets.Endpoint::port)
                .contains(server.url().getPort());
        assertThat(endpoints).extracting(ListeningSockets.Endpoint::address).allMatch(InetAddress::isLoopbackAddress);
    }

    @Test
    void everyLineOfTheLogShouldBeJsonAndNameTheInstance() {
        assertThat(JsonLog.linesOf("server", server.log()))
                .anyMatch(line -> line.getString("LoggerName").startsWith("org.parley."));
    }

    @Test
    void aMessageShouldBeTracedFromItsFrameToASocket() {
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);
            RoomInfo room = alice.rest().createRoom(Company.unique("room"), "public");
            alice.follow(room.id());
            alice.say(room.id(), "hello");

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(COLLECTOR.spansOf(room.id()))
                            .extracting(CollectedSpan::name)
                            .containsExactlyInAnyOrder("frame", "append", "publish", "hear", "deliver"));
            assertThat(COLLECTOR.spansOf(room.id()))
                    .extracting(CollectedSpan::trace)
                    .containsOnly(COLLECTOR.spansOf(room.id()).get(0).trace());
        }
    }

    @Test
    void installingAgainShouldChangeNothing() throws IOException {
        String before = server.configuration();
        long pid = server.pid();

        String said = server.install();

        assertThat(said)
                .contains("has Parley's commands", "runs", "is configured", "is deployed")
                .doesNotContain("Adding", "Deploying", "Creating");
        assertThat(server.configuration()).isEqualTo(before);
        assertThat(server.pid()).isEqualTo(pid);
    }

    @Test
    void aSettingShouldBeObeyedWithoutARestartAndAWrongOneRefused() throws IOException {
        String key = "parley.message.max-characters";
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);
            UUID room =
                    alice.rest().createRoom(Company.unique("room"), "public").id();
            alice.say(room, "eleven char");

            server.setProperty(key, "10");
            await().atMost(OBEYED).until(() -> alice.isTooLong(room, "eleven char"));
            alice.say(room, "ten letter");

            server.setProperty(key, "ten");
            await().atMost(OBEYED)
                    .until(() -> Files.readString(server.log())
                            .contains("settings: refused, they stay as they were: Setting " + key + " is 'ten'"));
            assertThat(alice.isTooLong(room, "eleven char")).isTrue();

            server.setProperty(key, "");
            await().atMost(OBEYED).until(() -> !alice.isTooLong(room, "eleven char"));
        }
    }

    @Test
    void anAdministratorShouldSeeWhatHappensAndLogPeopleOut() throws Exception {
        try (Company company = new Company(nodes());
                NodeBeans beans = new NodeBeans(server.beans())) {
            Participant alice = company.arrive("alice", 0);
            UUID room =
                    alice.rest().createRoom(Company.unique("room"), "public").id();
            alice.follow(room);
            alice.say(room, "hello");

            assertThat((int) beans.get("Sessions", "Sockets")).isPositive();
            assertThat((int) beans.get("Sessions", "People")).isPositive();
            assertThat((long) beans.get("History", "Events")).isPositive();
            assertThat((double) beans.get("History", "MeanCommitMillis")).isPositive();
            assertThat(beans.get("Delivery", "BrokerConnected")).isEqualTo(true);
            await().until(() -> (long) beans.get("Delivery", "Deliveries") > 0);
            assertThat((int) beans.get("Node", "MembershipsCached")).isPositive();
            assertThat((int) beans.get("Presence", "PeopleHere")).isPositive();
            await().until(() -> beans.get("Presence", "Known").equals(true));

            beans.call("Delivery", "resync", room.toString());
            beans.call("Delivery", "resyncAll");
            beans.call("Node", "flushCaches");
            assertThat(beans.get("Node", "MembershipsCached")).isEqualTo(0);
            assertThatThrownBy(() -> beans.call("Sessions", "disconnect", "nobody-at-all"))
                    .hasStackTraceContaining("There is nobody called nobody-at-all.");
            assertThat(beans.call("Sessions", "disconnect", alice.person().username()))
                    .isEqualTo(1);
            await().until(() -> alice.endings().contains(CloseCodes.SESSION_ENDED));
        }
    }

    @Test
    void aDrainedNodeShouldServeAgainWhenTheAdministratorSaysSo() throws Exception {
        try (Company company = new Company(nodes());
                NodeBeans beans = new NodeBeans(server.beans())) {
            Participant alice = company.arrive("alice", 0);

            beans.call("Node", "drain");
            await().until(() -> beans.get("Node", "State").equals("DRAINED"));
            await().until(() -> alice.chat().node().equals(nodes().get(1)));

            beans.call("Node", "resume");
            assertThat(beans.get("Node", "State")).isEqualTo("SERVING");
            Participant bob = company.arrive("bob", 0);
            assertThat(bob.chat().node()).isEqualTo(server.url());
        }
    }

    @Test
    void framesShouldLeaveTheFastWay() throws IOException {
        try (Company company = new Company(nodes())) {
            company.arrive("alice", 0);
            assertThat(Files.readString(server.log())).contains("frames leave as raw frames");
        }
    }

    /** The last test: the server is gone then. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aServerThatIsStoppedShouldSendItsClientsAwayFirst() throws Exception {
        try (Company company = new Company(nodes())) {
            Participant alice = company.register("alice", 0);
            Wire stubborn = Wire.open(Handshake.of(server.url(), alice.session()));
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> {
                try {
                    server.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });

            stubborn.next(ServerFrame.GoAway.class);
            stubborn.assertOpen();
            assertThat(stubborn.closeCode()).isEqualTo(CloseCodes.NODE_STOPS);
            Participant.get(stopped);
        }
    }

    /** The cluster's settings, by key. */
    private static Map<String, String> settings(Cluster cluster) {
        Map<String, String> settings = new HashMap<>();
        cluster.settings().forEach((variable, value) -> settings.put(key(variable), value));
        return settings;
    }

    /** {@code parley.web.secure-cookie} of {@code PARLEY_WEB_SECURE_COOKIE}: a key's third word may be two. */
    private static String key(String variable) {
        String[] words = variable.toLowerCase(Locale.ROOT).split("_", 3);
        return words[0] + "." + words[1] + "." + words[2].replace('_', '-');
    }
}
