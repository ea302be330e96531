package org.parley.it.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.TestAbortedException;
import org.parley.bench.replay.IrcLog;
import org.parley.client.Event;
import org.parley.dev.server.Broker;
import org.parley.dev.server.PayaraMicroNode;
import org.parley.dev.server.Server;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.replay.IrcDays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A day of an IRC channel goes in by a queue and out by a topic, while nodes and brokers are killed, and the history hangs: neither of the two
 * clients runs a line of Parley's code. A few hundred lines of it, or all with {@code -Dparley.irc.whole=true}.
 *
 * <p>What is guaranteed, and shown: each line stands in the room once, in the order in which it was posted, and the
 * subscriber is told of each at least once, in that order. Both stay with the broker that is the home of integrations,
 * and wait for it while it is away.
 */
@Order(26)
@ExtendWith(SharedCluster.class)
class ThroughTheBrokerIT {
    private static final Logger LOG = LoggerFactory.getLogger(ThroughTheBrokerIT.class);
    private static final String WHOLE = "parley.irc.whole";
    private static final int SOME = 400;
    private static final int PAGE = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FREEZE = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final Company company;
    private final List<Thread> threads = new ArrayList<>();
    private List<String> lines = List.of();
    private Participant alice;
    private UUID room;
    private PostingJob erp;
    private Archive archive;

    ThroughTheBrokerIT(Cluster cluster) {
        this.cluster = cluster;
        this.company = new Company(cluster.urls());
    }

    @BeforeEach
    void bothShouldBelongToOneRoom() throws Exception {
        if (!Files.isDirectory(IrcDays.folder())) {
            String trouble = "No IRC logs in " + IrcDays.folder();
            LOG.warn("SKIPPED, the day through the broker: {}", trouble);
            throw new TestAbortedException(trouble);
        }
        IrcLog day = IrcLog.read(IrcDays.folder().resolve("2007-01-19.txt"));
        lines = (Boolean.getBoolean(WHOLE) ? day : day.first(SOME))
                .lines().stream().map(IrcLog.Line::text).toList();
        alice = company.arrive("alice", 0);
        room = alice.rest().createRoom(Company.unique("day"), "private").id();
        for (String name : Cluster.INTEGRATIONS) {
            await().atMost(PATIENCE).until(() -> !alice.rest().findPeople(name).isEmpty());
            alice.rest().invite(room, alice.rest().findPeople(name).get(0).id());
        }
        erp = new PostingJob(OtherSystem.core(cluster.home()), "erp", cluster.password("erp"), room, lines);
        archive = new Archive(OtherSystem.amqp(cluster.home()), "archive", cluster.password("archive"), room);
        start(archive);
        await().atMost(PATIENCE).until(archive::isSubscribed);
        start(erp);
    }

    @AfterEach
    void mend() throws InterruptedException {
        cluster.brokers().stream().filter(Broker::isAlive).forEach(Broker::resume);
        cluster.historyStore().resume();
        cluster.startAll();
        if (archive != null) {
            archive.close();
        }
        for (Thread thread : threads) {
            thread.join(PATIENCE.toMillis());
        }
        company.close();
    }

    @Test
    void everyLineShouldComeThroughOnceAndInOrderWhateverIsKilled() {
        List<Runnable> faults = new ArrayList<>();
        for (PayaraMicroNode node : List.of(cluster.node(0), cluster.node(1))) {
            faults.add(() -> {
                node.kill();
                node.start();
            });
        }
        for (Broker broker : cluster.brokers()) {
            faults.add(() -> {
                broker.kill();
                broker.start();
            });
        }
        faults.add(() -> freeze(cluster.home()));
        faults.add(() -> freeze(cluster.historyStore()));
        for (int fault = 0; fault < faults.size(); fault++) {
            int from = erp.answered();
            erp.release(lines.size() * (fault + 1) / faults.size());
            await().atMost(PATIENCE).until(() -> erp.answered() > from);
            LOG.info("fault {}, with {} lines answered", fault + 1, erp.answered());
            faults.get(fault).run();
        }

        await().atMost(PATIENCE).until(() -> erp.answered() == lines.size());
        await().atMost(PATIENCE).until(() -> archive.bodies().size() >= lines.size());
        LOG.info(
                "{} lines, {} commands sent, {} events heard, {} of them twice",
                lines.size(),
                erp.sent(),
                archive.entries().size(),
                archive.doubles());
        assertThat(history().stream().filter(Event::isMessage).map(Event::body)).containsExactlyElementsOf(lines);
        assertThat(archive.bodies()).isEqualTo(lines);
        List<Long> offsets =
                archive.entries().stream().map(Archive.Entry::offset).toList();
        assertThat(offsets)
                .isEqualTo(LongStream.range(offsets.get(0), offsets.get(0) + offsets.size())
                        .boxed()
                        .toList());
    }

    private List<Event> history() {
        List<Event> events = new ArrayList<>();
        List<Event> page = alice.rest().eventsAfter(room, 0, PAGE).events();
        while (!page.isEmpty()) {
            events.addAll(page);
            page = alice.rest()
                    .eventsAfter(room, page.get(page.size() - 1).offset(), PAGE)
                    .events();
        }
        return events;
    }

    private static void freeze(Server server) {
        server.suspend();
        await().pollDelay(FREEZE).until(() -> true);
        server.resume();
    }

    private void start(Runnable work) {
        Thread thread = new Thread(work, work.getClass().getSimpleName());
        threads.add(thread);
        thread.start();
    }
}
