package org.parley.it.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.parley.client.RoomInfo;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.conversation.ConversationContract;
import org.parley.it.monitoring.JsonLog;
import org.parley.it.monitoring.MetricsContract;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.RoomRecord;
import org.parley.it.rest.ServedDocumentContract;
import org.parley.it.tracing.CollectedSpan;
import org.parley.it.tracing.Collector;
import org.parley.it.webhook.HouseBot;
import org.parley.it.webhook.Receiver;

/**
 * A domain of Payara Server with two instances that have the EAR; and beside them, on the same brokers and databases, a node
 * on Payara Micro, which has the flat WAR: two packagings of one application.
 */
@Order(6)
@ExtendWith({SharedCluster.class, SharedPayara.class})
class PayaraClusterIT implements ConversationContract, MetricsContract, ServedDocumentContract {
    private final PayaraCluster payara;

    PayaraClusterIT(PayaraCluster payara) {
        this.payara = payara;
    }

    @Override
    public List<URI> nodes() {
        return payara.urls();
    }

    @Test
    void nothingShouldListenButWhatIsConfigured() throws IOException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "only Linux tells what a process listens on");

        assertListens(payara.administration(), payara.adminPort(), payara.jmxPort());
        for (PayaraInstance instance : payara.instances()) {
            assertListens(instance, instance.httpPort(), instance.adminPort(), instance.jmxPort());
        }
    }

    private static void assertListens(PayaraProcess server, Integer... ports) {
        // JMX opens its port some time after the application serves
        await().untilAsserted(() -> {
            List<ListeningSockets.Endpoint> endpoints = ListeningSockets.of(server.pid());
            assertThat(endpoints).extracting(ListeningSockets.Endpoint::port).containsExactlyInAnyOrder(ports);
            assertThat(endpoints)
                    .extracting(ListeningSockets.Endpoint::address)
                    .allMatch(InetAddress::isLoopbackAddress);
        });
    }

    @Test
    void administrationShouldSpeakNothingButTls() throws Exception {
        URI console = URI.create("http://127.0.0.1:" + payara.adminPort() + "/management/domain");

        HttpResponse<String> answer = Participant.get(HttpClient.newHttpClient()
                .sendAsync(HttpRequest.newBuilder(console).build(), HttpResponse.BodyHandlers.ofString()));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).startsWith("https://"));
    }

    @Test
    void everyLineOfTheLogsShouldBeJsonAndNameTheInstance() {
        assertThat(payara.instances())
                .allSatisfy(instance -> assertThat(JsonLog.linesOf(instance.name(), instance.log()))
                        .anyMatch(line -> line.getString("LoggerName").startsWith("org.parley.")));
    }

    @Test
    void aMessageShouldBeTracedFromItsFrameToASocketOfTheOtherInstance(Collector collector) {
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 1);
            RoomInfo room = alice.rest().createRoom(Company.unique("room"), "public");
            bob.rest().join(room.id());
            bob.follow(room.id());
            alice.say(room.id(), "hello");

            await().atMost(ConversationContract.PATIENCE)
                    .untilAsserted(() -> assertThat(collector.spansOf(room.id()))
                            .extracting(CollectedSpan::name)
                            .contains("frame", "append", "publish", "hear", "deliver"));
            assertThat(collector.spansOf(room.id()))
                    .extracting(CollectedSpan::trace)
                    .containsOnly(collector.spansOf(room.id()).get(0).trace());
        }
    }

    @Test
    void installingAgainShouldChangeNothing() throws IOException {
        List<String> before = state();

        String said = payara.install();

        assertThat(said)
                .contains(
                        "has Parley's commands",
                        "runs",
                        "has its configuration",
                        "is configured",
                        "is deployed",
                        "No instance has to be")
                .doesNotContain("Adding", "Deploying", "Creating", "Starting", "Stopping");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aReleaseThatIsDamagedShouldChangeNothing(@TempDir Path folder) throws IOException {
        Path ear = Files.writeString(folder.resolve("parley.ear"), "PK, and no more came");
        List<String> before = state();

        assertThatThrownBy(() -> payara.deploy(ear)).hasMessageContaining("it is damaged");
        assertThat(state()).isEqualTo(before);
    }

    private List<String> state() throws IOException {
        List<String> state = new ArrayList<>(List.of(
                payara.administration().configuration(), payara.administration().pid() + ""));
        for (PayaraInstance instance : payara.instances()) {
            state.add(instance.configuration());
            state.add(instance.pid() + "");
        }
        return state;
    }

    @Test
    void whatIsSaidOnPayaraServerShouldBeHeardOnPayaraMicro(Cluster others) {
        URI micro = others.urls().get(0);
        try (Company company = new Company(List.of(payara.urls().get(0), micro))) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 1);
            UUID room =
                    alice.rest().createRoom(Company.unique("room"), "public").id();
            bob.rest().join(room);
            RoomRecord seenByAlice = alice.follow(room);
            RoomRecord seenByBob = bob.follow(room);

            alice.say(room, "from the EAR");
            bob.say(room, "from the WAR");

            seenByBob.awaitBodies("from the EAR", "from the WAR");
            seenByAlice.awaitBodies("from the EAR", "from the WAR");
        }
    }

    @Test
    void aServiceShouldBeAskedFromTheEar() {
        try (Company company = new Company(nodes());
                Receiver service = new Receiver()) {
            service.at("/", request -> new Receiver.Answer(200, "application/json", "{\"text\": \"done\"}"));
            Participant alice = company.arrive("alice", 0);
            UUID room =
                    alice.rest().createRoom(Company.unique("room"), "private").id();
            HouseBot bot = HouseBot.of(alice.rest());
            alice.rest().invite(room, bot.id());
            String command = Company.unique("deploy");
            bot.setCommand(command, service.url("/"));

            assertThat(HouseBot.give(alice.rest(), room, command).getString("text"))
                    .isEqualTo("done");
        }
    }

    @Test
    void framesShouldLeaveTheFastWay() throws IOException {
        try (Company company = new Company(nodes())) {
            company.arrive("alice", 0);
            assertThat(Files.readString(payara.instances().get(0).log())).contains("frames leave as raw frames");
        }
    }
}
