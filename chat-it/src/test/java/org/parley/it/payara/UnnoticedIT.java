package org.parley.it.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.parley.dev.server.Broker;
import org.parley.dev.server.Folders;
import org.parley.dev.server.Installation;
import org.parley.harness.checker.Availability;
import org.parley.harness.checker.Availability.Period;
import org.parley.harness.checker.Checker;
import org.parley.harness.checker.Report;
import org.parley.harness.recording.RunClock;
import org.parley.harness.recording.RunFolder;
import org.parley.harness.workload.Crowd;
import org.parley.harness.workload.Quiescence;
import org.parley.harness.workload.Workload;
import org.parley.harness.workload.WorkloadOptions;
import org.parley.it.browser.Chromium;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.loadbalancer.HaProxy;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.Talker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two hundred clients talk behind HAProxy while an administrator changes a setting in the console, an instance dies, a
 * broker dies, and a new release goes from instance to instance: the loss harness finds that nothing is lost, double or
 * out of order, and nobody notices for long.
 *
 * <p>{@code -Dparley.outage} is how many seconds only one client in a hundred may be without service, {@code
 * -Dparley.median} how many milliseconds slower the median delivery may be afterwards, and {@code -Dparley.calm} how
 * many messages one person says in what is taken for calm.
 */
@Order(8)
@ExtendWith({SharedCluster.class, SharedPayara.class, Chromium.class})
class UnnoticedIT {
    private static final Logger LOG = LoggerFactory.getLogger(UnnoticedIT.class);
    private static final Path FOLDER = Path.of("target", "unnoticed").toAbsolutePath();
    private static final long SEED = 8;
    private static final WorkloadOptions LOAD = new WorkloadOptions(50, 200, 10, 20, Duration.ofSeconds(2), false);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int CALM = Integer.getInteger("parley.calm", 50);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** After which a changed setting holds. */
    private static final Duration OBEYED = Duration.ofSeconds(5);

    /** Shorter than the default, and longer than what the crowd says. */
    private static final int LONGEST_MESSAGE = 3_500;

    /** Five seconds are promised; a machine on which servers start and people talk at once may need longer. */
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(Integer.getInteger("parley.outage", 15));

    private static final Duration MEDIAN_MAY_GROW = Duration.ofMillis(Integer.getInteger("parley.median", 250));

    /** What the upgrade's EAR has more than the one before. */
    private static final String RELEASE_NOTE = "META-INF/release.txt";

    private final PayaraCluster payara;
    private final Cluster others;

    UnnoticedIT(PayaraCluster payara, Cluster others) {
        this.payara = payara;
        this.others = others;
    }

    /** The domain has another release then, and no other test needs it. */
    @AfterAll
    static void stop(PayaraCluster payara, Cluster others) throws IOException {
        payara.close();
        others.startAll();
    }

    @Test
    void nobodyShouldNoticeWhatAnAdministratorDoesAndWhatBreaks(Browser browser, @TempDir Path releases)
            throws Exception {
        Folders.delete(FOLDER);
        Path release = anotherRelease(releases);
        List<Long> before = pids();
        Path recorded = FOLDER.resolve("recording");
        Phases phases;
        try (HaProxy proxy = HaProxy.plain(
                        FOLDER,
                        others.entrance(),
                        payara.urls(),
                        Map.of("PARLEY_LB_SOURCE_NEW_CONNECTIONS", "100000"));
                RunFolder recording = new RunFolder(recorded, new RunClock())) {
            proxy.start();
            recording.describe(Map.of("seed", Long.toString(SEED)));
            phases = new Phases(recording);
            talkThrough(phases, proxy, browser, release);
        }

        Report report = Checker.check(recorded);
        Availability availability = Availability.of(recorded);
        String figures = report.text() + phases.text(availability);
        LOG.info("{}", figures);
        Files.writeString(FOLDER.resolve("figures.txt"), figures);
        assertThat(report.violations()).as(figures).isEmpty();
        assertThat(phases.past())
                .as(figures)
                .allSatisfy(phase ->
                        assertThat(availability.outage(0.99, phase.period())).isLessThan(LONGEST_OUTAGE));
        assertThat(availability.delivery(0.5, phases.period("after")))
                .as(figures)
                .isLessThan(availability.delivery(0.5, phases.period("before")).plus(MEDIAN_MAY_GROW));
        Period upgrade = phases.period("upgrade node-1");
        assertThat(availability.sentAway(upgrade)).as("sent away").isEqualTo(LOAD.clients());
        assertThat(availability.cutOff(upgrade)).as("cut off").isZero();
        assertThat(pids()).doesNotContainAnyElementsOf(before);
        assertThat(payara.instances())
                .allSatisfy(instance -> assertThat(
                                instance.folder().resolve("applications/parley").resolve(RELEASE_NOTE))
                        .exists());
    }

    private void talkThrough(Phases phases, HaProxy proxy, Browser browser, Path release) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        try (Company company = new Company(List.of(proxy.url()));
                Crowd crowd = new Crowd(phases.recording(), List.of(proxy.url()), random.split())) {
            Talker alice = talker(company);
            crowd.gather(LOAD);
            Workload workload = new Workload(crowd, LOAD, random.split());
            workload.start();
            alice.begin();
            calm(alice);

            phases.calm("before");
            calm(alice);
            phases.fault("setting", "administration");
            shortenMessages(browser, alice);
            phases.fault("kill", "node-2");
            payara.instances().get(1).kill();
            payara.startInstances();
            awaitUp(proxy);
            phases.fault("kill", "broker-1");
            loseBroker(alice);
            phases.fault("upgrade", "node-1");
            assertThat(payara.upgrade(release)).contains("Deploying", "Stopping node-1", "Stopping node-2");
            awaitUp(proxy);
            calm(alice);
            phases.calm("after");
            calm(alice);
            phases.end();

            alice.end();
            alice.acks().forEach(Participant::get);
            workload.stop();
            Quiescence quiescence = new Quiescence(crowd, LOG::info);
            quiescence.reach();
            quiescence.recordLogs();
        }
    }

    private static Talker talker(Company company) {
        Participant alice = company.arrive("alice", 0);
        UUID room = alice.rest().createRoom(Company.unique("room"), "public").id();
        return new Talker(alice, room, PAUSE);
    }

    private static void calm(Talker talker) {
        long enough = talker.acknowledged() + CALM;
        await().atMost(PATIENCE.plus(PAUSE.multipliedBy(10L * CALM))).until(() -> talker.acknowledged() >= enough);
    }

    private void shortenMessages(Browser browser, Talker alice) throws IOException {
        try (Administrator administrator = new Administrator(browser, payara)) {
            administrator.addProperty("parley.message.max-characters", Integer.toString(LONGEST_MESSAGE));
        }
        Participant person = alice.person();
        UUID room = person.rest().createRoom(Company.unique("room"), "public").id();
        await().atMost(OBEYED).until(() -> person.isTooLong(room, "x".repeat(LONGEST_MESSAGE + 1)));
        person.say(room, "x".repeat(LONGEST_MESSAGE));
    }

    private void loseBroker(Talker alice) {
        Broker broker = others.brokers().get(0);
        broker.kill();
        calm(alice);
        broker.start();
        calm(alice);
    }

    private void awaitUp(HaProxy proxy) {
        for (int node = 1; node <= payara.instances().size(); node++) {
            int number = node;
            await().atMost(PATIENCE).until(() -> proxy.status(number).startsWith("UP"));
        }
    }

    /** The EAR with one file more. */
    private static Path anotherRelease(Path folder) throws IOException {
        Path release = folder.resolve("parley.ear");
        Files.copy(Installation.locate().home().resolve("chat-ear/target/parley.ear"), release);
        try (FileSystem archive = FileSystems.newFileSystem(release)) {
            Files.writeString(archive.getPath(RELEASE_NOTE), "the next one");
        }
        return release;
    }

    private List<Long> pids() throws IOException {
        List<Long> pids = new ArrayList<>();
        for (PayaraInstance instance : payara.instances()) {
            pids.add(instance.pid());
        }
        return pids;
    }
}
