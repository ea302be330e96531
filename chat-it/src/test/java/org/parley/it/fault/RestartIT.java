package org.parley.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.client.Event;
import org.parley.client.RoomInfo;
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
                    java.util.stream.Stream.concat(said.stream(), java.util.stream.Stream.of("we are back"))
                            .toList());
            assertThat(seenByBob.events().subList(0, kept.size())).isEqualTo(kept);
        }
    }
}
