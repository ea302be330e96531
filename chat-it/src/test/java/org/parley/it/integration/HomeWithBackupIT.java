package org.parley.it.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.dev.server.Broker;
import org.parley.dev.server.Folders;
import org.parley.dev.server.Installation;
import org.parley.dev.server.PayaraMicroNode;
import org.parley.dev.server.Ports;
import org.parley.dev.server.PostgresServer;
import org.parley.dev.server.Secrets;
import org.parley.dev.server.Server;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.RoomRecord;

/**
 * Integrations at home at a broker that has a backup: the first is killed in the middle of commands and events, and comes
 * back in the middle of others. A node of its own, with a database of its own, or the other nodes would serve them.
 */
@Order(27)
@ExtendWith(SharedCluster.class)
class HomeWithBackupIT {
    private static final Path FOLDER = Path.of("target", "home-with-backup").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LINES = 300;

    private final Secrets secrets;
    private final PostgresServer postgres;
    private final Broker primary;
    private final Broker backup;
    private final PayaraMicroNode node;
    private final Company company;
    private final List<Thread> threads = new ArrayList<>();
    private final List<String> lines =
            IntStream.range(0, LINES).mapToObj(i -> "line " + i).toList();
    private Participant alice;
    private UUID room;
    private PostingJob erp;
    private Archive archive;

    HomeWithBackupIT(Cluster cluster) throws IOException {
        Folders.delete(FOLDER);
        secrets = Secrets.in(FOLDER);
        Installation installation = Installation.locate();
        postgres = new PostgresServer(installation, FOLDER.resolve("postgresql"), Ports.free(), secrets);
        List<Broker> pair = Broker.pair(installation, FOLDER, List.of(Ports.free(), Ports.free()), secrets);
        primary = pair.get(0);
        backup = pair.get(1);
        Map<String, String> settings = new HashMap<>(postgres.settings());
        settings.putAll(primary.settings());
        settings.put("PARLEY_BROKER_INTEGRATIONS", String.join(",", addresses("")));
        settings.put("PARLEY_WEB_ORIGINS", "");
        node = cluster.anotherNode("node-pair", settings);
        company = new Company(List.of(node.url()));
    }

    @BeforeEach
    void bothSystemsShouldBelongToOneRoom() {
        CompletableFuture<Void> database = CompletableFuture.runAsync(postgres::start);
        primary.start();
        for (String name : Cluster.INTEGRATIONS) {
            for (Broker broker : List.of(primary, backup)) {
                broker.admit(name, secrets.password(name));
            }
        }
        // what it is told of integrations it reads when it starts
        CompletableFuture<Void> second = CompletableFuture.runAsync(backup::start);
        database.join();
        node.start();
        second.join();
        alice = company.arrive("alice", 0);
        room = alice.rest().createRoom(Company.unique("room"), "private").id();
        for (String name : Cluster.INTEGRATIONS) {
            await().atMost(PATIENCE).until(() -> !alice.rest().findPeople(name).isEmpty());
            alice.rest().invite(room, alice.rest().findPeople(name).get(0).id());
        }
        erp = new PostingJob(core(), "erp", secrets.password("erp"), room, lines);
        archive = new Archive(amqp(), "archive", secrets.password("archive"), room);
        start(archive);
        await().atMost(PATIENCE).until(archive::isSubscribed);
        start(erp);
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (erp != null) {
            erp.release(LINES);
            archive.close();
        }
        for (Thread thread : threads) {
            thread.join(PATIENCE.toMillis());
        }
        company.close();
        if (node.isAlive()) {
            // it would drain
            node.kill();
        }
        backup.close();
        primary.close();
        postgres.close();
    }

    private List<String> addresses(String scheme) {
        return List.of(primary, backup).stream()
                .map(broker -> scheme + Server.LOOPBACK + ":" + broker.port())
                .toList();
    }

    private ConnectionFactory core() {
        return new ActiveMQConnectionFactory(addresses("tcp://").stream().collect(Collectors.joining(",", "(", ")"))
                + "?reconnectAttempts=0&useTopologyForLoadBalancing=false&callTimeout=5000");
    }

    private ConnectionFactory amqp() {
        return new JmsConnectionFactory(addresses("amqp://").stream()
                .map(address -> address + "?amqp.idleTimeout=10000")
                .collect(Collectors.joining(
                        ",", "failover:(", ")?failover.reconnectDelay=200&jms.requestTimeout=5000")));
    }

    private void start(Runnable work) {
        Thread thread = new Thread(work, work.getClass().getSimpleName());
        threads.add(thread);
        thread.start();
    }

    @Test
    void everyLineShouldComeThroughOnceAndInOrderWhenTheBackupTakesOverAndGivesBack() {
        RoomRecord heard = alice.follow(room);
        erp.release(LINES / 3);
        await().atMost(PATIENCE).until(() -> erp.answered() > 0);
        primary.kill();

        await().atMost(PATIENCE).until(() -> erp.answered() == LINES / 3);
        erp.release(LINES * 2 / 3);
        await().atMost(PATIENCE).until(() -> erp.answered() > LINES / 3);
        primary.start();
        erp.release(LINES);

        await().atMost(PATIENCE).until(() -> erp.answered() == LINES);
        heard.awaitBodies(lines);
        await().atMost(PATIENCE).until(() -> archive.bodies().size() >= LINES);
        assertThat(archive.bodies()).isEqualTo(lines);
    }
}
