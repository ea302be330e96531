package org.parley.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.client.Event;
import org.parley.client.RoomInfo;
import org.parley.dev.server.PayaraMicroNode;
import org.parley.dev.server.PostgresServer;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.RoomRecord;

/** The power fails: every process is killed at once. What was acknowledged is there afterwards. */
@Order(30)
@ExtendWith(SharedCluster.class)
class RestartIT {

    /** Delays between attempts have grown to 15 s by then, and not each node that is tried is there. */
    private static final Duration RECONNECTS = Duration.ofMinutes(2);

    /** As after a power failure: a node may be there before the database is. */
    @Test
    void accountsRoomsAndMessagesShouldSurviveTheDeathOfEveryProcess(Cluster cluster) {
        try (Company company = new Company(cluster.urls())) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 1);
            RoomInfo room = alice.rest().createRoom(Company.unique("room"), "private");
            alice.rest().invite(room.id(), bob.id());
            RoomRecord seenByBob = bob.follow(room.id());
            List<String> said =
                    IntStream.range(0, 20).mapToObj(i -> "line " + i).toList();
            said.forEach(line -> alice.say(room.id(), line));

            cluster.killAll();
            PayaraMicroNode early = cluster.node(0);
            CompletableFuture<Void> started = CompletableFuture.runAsync(early::start);
            await().atMost(RECONNECTS)
                    .until(() -> Files.readString(early.log()).contains("is away; this node waits for it"));
            cluster.startServers();
            Participant.get(started);
            cluster.startAll();

            alice.rest().at(cluster.urls().get(1)).login(alice.person().username(), Participant.PASSWORD);
            List<Event> kept = alice.rest()
                    .at(cluster.urls().get(1))
                    .eventsAfter(room.id(), 0, 200)
                    .events();
            assertThat(kept.stream().filter(Event::isMessage).map(Event::body)).isEqualTo(said);
            await().atMost(RECONNECTS)
                    .until(() -> alice.chat().isConnected() && bob.chat().isConnected());
            alice.say(room.id(), "we are back");
            seenByBob.awaitBodies(
                    Stream.concat(said.stream(), Stream.of("we are back")).toList());
            assertThat(seenByBob.events().subList(0, kept.size())).isEqualTo(kept);
        }
    }

    /** At the same offsets there is something else afterwards. */
    @Test
    void clientsShouldForgetWhatWasAfterARestoreToAnOlderState(Cluster cluster) throws SQLException {
        try (Company company = new Company(cluster.urls())) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 1);
            RoomInfo room = alice.rest().createRoom(Company.unique("room"), "private");
            alice.rest().invite(room.id(), bob.id());
            RoomRecord seenByBob = bob.follow(room.id());
            Stream.of("one", "two", "three").forEach(line -> alice.say(room.id(), line));
            seenByBob.awaitBodies("one", "two", "three");

            cluster.killNodes();
            restoreTo(cluster, room.id(), "one");
            cluster.startAll();
            await().atMost(RECONNECTS)
                    .until(() -> alice.chat().isConnected() && bob.chat().isConnected());
            alice.say(room.id(), "another two");

            seenByBob.awaitBodies("one", "another two");
            assertThat(seenByBob.isRestored()).isTrue();
        }
    }

    /** As a backup from before would: the log ends after this message. */
    private static void restoreTo(Cluster cluster, UUID room, String last) throws SQLException {
        PostgresServer postgres = cluster.postgres();
        try (Connection database = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                Statement statement = database.createStatement()) {
            String offset = "(select event_offset from room_event where room = '" + room + "' and content like '%\""
                    + last + "\"%')";
            statement.execute("delete from room_event where room = '" + room + "' and event_offset > " + offset);
            statement.execute("update room_head h set last_offset = e.event_offset, messages = e.messages"
                    + " from room_event e where e.room = h.room and h.room = '" + room + "' and e.event_offset = "
                    + offset);
            statement.execute("delete from history_epoch");
        }
    }
}
