package org.parley.it.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.parley.client.Event;
import org.parley.client.RestException;
import org.parley.client.RoomInfo;
import org.parley.client.ServerFrame;
import org.parley.it.backup.BackupScripts.Outcome;
import org.parley.it.cluster.Cluster;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.RoomRecord;
import org.parley.it.program.SystemProgram;

/** A backup is made while people talk, and restored when they have talked on. The history is in PostgreSQL. */
@Order(31)
class BackupIT {
    private static final Path FOLDER = Path.of("target", "clusters", "backup").toAbsolutePath();
    private static final Path POSTGRES = Path.of("target", "servers", "postgresql-15", "postgres-linux-x86_64.txz");

    /** Debian's, of the version of the server. */
    private static final Path TOOLS = Path.of("/usr/lib/postgresql/15/bin");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Delays between attempts have grown to 15 s by then. */
    private static final Duration RECONNECTS = Duration.ofMinutes(2);

    private static Cluster cluster;
    private static BackupScripts scripts;

    @BeforeAll
    static void start() throws IOException {
        Path dump = SystemProgram.find("pg_dump", TOOLS);
        cluster = Cluster.startOnOlderPostgres("backup", POSTGRES.toAbsolutePath());
        scripts = new BackupScripts(FOLDER.resolve("scripts"), dump.resolveSibling(""), cluster.postgres());
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void clientsShouldReadWhatTheBackupHadAndGoOnTalking() throws IOException {
        try (Company company = new Company(cluster.urls())) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 1);
            UUID room =
                    alice.rest().createRoom(Company.unique("room"), "private").id();
            alice.rest().invite(room, bob.id());
            RoomRecord seenByAlice = alice.follow(room);
            RoomRecord seenByBob = bob.follow(room);

            long saidBefore;
            Path backup;
            try (Talk one = new Talk(alice, room);
                    Talk other = new Talk(bob, room)) {
                one.goOn();
                other.goOn();
                saidBefore = alice.rest().room(room).head();
                backup = scripts.backUp();
                one.goOn();
                other.goOn();
            }
            Participant carol = company.arrive("carol", 0);
            alice.rest().invite(room, carol.id());
            RoomRecord seenByCarol = carol.follow(room);
            long lost = bob.say(room, "nobody will know of this").offset();
            await().atMost(PATIENCE)
                    .until(() ->
                            alice.chat().lastOffset(room) == lost && bob.chat().lastOffset(room) == lost);
            bob.chat().markRead(room, lost);
            await().atMost(PATIENCE).until(() -> bob.rest().room(room).readOffset() == lost);
            List<Event> before = seenByBob.events();

            assertRefused(scripts.restore(backup), "a node is running");
            cluster.suspendNodes();
            assertRefused(scripts.restore(backup), "somebody is connected");
            cluster.killNodes();
            CompletableFuture<ServerFrame.Ack> unsent = alice.chat().send(room, "said while all was down");
            assertRefused(scripts.restore(damaged(backup)), "is damaged");
            assertRefused(scripts.restore(withManifest(backup, "schema", "schema 999")), "made by a later release");
            assertRefused(scripts.restore(withManifest(backup, "parley-backup", "a letter")), "not a backup of Parley");
            assertRefused(
                    scripts.restore(withManifest(backup, "history", "history mongodb")), "its history is in mongodb");
            assertRestored(scripts.restore(backup));
            assertRestored(scripts.restore(backup));
            cluster.startAll();

            await().atMost(RECONNECTS)
                    .until(() -> alice.chat().isConnected() && bob.chat().isConnected());
            long kept = Participant.get(unsent).offset() - 1;
            assertThat(kept).isGreaterThanOrEqualTo(saidBefore).isLessThan(lost);
            assertThat(bob.say(room, "the other life").offset()).isEqualTo(kept + 2);
            List<String> bodies = Stream.concat(
                            before.stream().limit(kept).filter(Event::isMessage).map(Event::body),
                            Stream.of("said while all was down", "the other life"))
                    .toList();
            seenByAlice.awaitBodies(bodies);
            seenByBob.awaitBodies(bodies);
            assertThat(seenByBob.isRestored()).isTrue();
            assertThat(seenByBob.events())
                    .startsWith(before.subList(0, (int) kept).toArray(Event[]::new));
            assertThat(bob.rest().room(room)).satisfies(BackupIT::isReadAsFarAsTheBackupKnew);
            assertIsUnknown(carol, room, seenByCarol);
        }
    }

    /** What was read after the backup is unread again, with what was said since. */
    private static void isReadAsFarAsTheBackupKnew(RoomInfo room) {
        assertThat(room.unread()).isEqualTo(room.messages());
    }

    /** Whoever came after the backup is logged in, and that is all. */
    private static void assertIsUnknown(Participant carol, UUID room, RoomRecord seen) {
        await().atMost(RECONNECTS)
                .until(() -> carol.chat().isConnected() && !seen.refusals().isEmpty());
        assertThat(seen.events()).isEmpty();
        assertThat(carol.rest().rooms()).isEmpty();
        assertThatThrownBy(() -> carol.rest().room(room)).isInstanceOf(RestException.class);
    }

    private static void assertRestored(Outcome outcome) {
        assertThat(outcome.done()).as(outcome.said()).isTrue();
    }

    private static void assertRefused(Outcome outcome, String reason) {
        assertThat(outcome.said()).contains(reason);
        assertThat(outcome.done()).isFalse();
    }

    private static Path damaged(Path backup) throws IOException {
        Path copy = scripts.copyOf(backup, "damaged");
        Path dump = copy.resolve("database.dump");
        byte[] bytes = Files.readAllBytes(dump);
        bytes[bytes.length / 2] ^= 1;
        Files.write(dump, bytes);
        return copy;
    }

    private static Path withManifest(Path backup, String key, String another) throws IOException {
        Path copy = scripts.copyOf(backup, "with-" + another.replace(' ', '-'));
        Path manifest = copy.resolve("MANIFEST");
        List<String> lines = Files.readAllLines(manifest);
        assertThat(lines).anyMatch(line -> line.startsWith(key + " "));
        Files.write(
                manifest,
                lines.stream()
                        .map(line -> line.startsWith(key + " ") ? another : line)
                        .toList());
        return copy;
    }
}
