package org.parley.it.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.parley.client.CloseCodes;
import org.parley.dev.server.Installation;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.RoomRecord;
import org.parley.it.people.Talker;

/** Instances go, by accident and for an upgrade, and nobody loses anything. */
@Order(8)
@ExtendWith({SharedCluster.class, SharedPayara.class})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PayaraUpgradeIT {
    private static final int TALKERS = 6;
    /** Of people between what they say. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What the upgrade's EAR has more than the one before. */
    private static final String RELEASE_NOTE = "META-INF/release.txt";

    private final PayaraCluster payara;

    PayaraUpgradeIT(PayaraCluster payara) {
        this.payara = payara;
    }

    /** The domain has another release then, and no other test needs it. */
    @AfterAll
    static void stop(PayaraCluster payara) throws IOException {
        payara.close();
    }

    @Test
    @Order(1)
    void whoWasOnAKilledInstanceShouldCarryOnAtTheOther() throws IOException {
        PayaraInstance victim = payara.instances().get(1);
        try (Company company = new Company(payara.urls())) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 1);
            UUID room =
                    alice.rest().createRoom(Company.unique("room"), "public").id();
            bob.rest().join(room);
            RoomRecord seenByBob = bob.follow(room);

            victim.kill();
            alice.say(room, "are you there?");
            bob.say(room, "at the other");

            seenByBob.awaitBodies("are you there?", "at the other");
            assertThat(bob.chat().node()).isEqualTo(payara.urls().get(0));
        }
        payara.startInstances();
        try (Company company = new Company(payara.urls())) {
            assertThat(company.arrive("bob", 1).chat().node()).isEqualTo(victim.url());
        }
    }

    @Test
    @Order(2)
    void anUpgradeShouldGoFromInstanceToInstanceWhileEverybodyTalks(@TempDir Path folder) throws IOException {
        Path release = anotherRelease(folder);
        List<Long> before = pids();
        try (Company company = new Company(payara.urls())) {
            List<Talker> talkers = new ArrayList<>();
            UUID room = null;
            for (int i = 0; i < TALKERS; i++) {
                Participant person = company.arrive("alice", i % 2);
                room = room == null
                        ? person.rest()
                                .createRoom(Company.unique("room"), "public")
                                .id()
                        : room;
                person.rest().join(room);
                talkers.add(new Talker(person, room, PAUSE));
            }
            talkers.forEach(Talker::begin);
            await().atMost(PATIENCE).until(() -> talkers.stream().allMatch(talker -> talker.acknowledged() >= 3));

            String said = payara.upgrade(release);

            assertThat(said).contains("Deploying", "Stopping node-1", "Stopping node-2");
            talkers.forEach(Talker::end);
            talkers.forEach(talker -> talker.acks().forEach(Participant::get));
            long sent =
                    talkers.stream().mapToLong(talker -> talker.acks().size()).sum();
            for (Talker talker : talkers) {
                await().atMost(PATIENCE).until(() -> talker.seen().bodies().size() >= sent);
                assertThat(talker.seen().bodies()).hasSize((int) sent).doesNotHaveDuplicates();
                talker.seen().assertNoAnomalies();
                assertThat(talker.person().endings()).isEmpty();
                assertThat(talker.person().reconnections())
                        .as("sent away, and never cut off")
                        .isNotEmpty()
                        .containsOnly(CloseCodes.GOING_AWAY);
            }
        }
        assertThat(pids()).doesNotContainAnyElementsOf(before);
        for (PayaraInstance instance : payara.instances()) {
            assertThat(instance.folder().resolve("applications/parley").resolve(RELEASE_NOTE))
                    .exists();
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
