package org.parley.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.client.RoomInfo;
import org.parley.client.ServerFrame;
import org.parley.dev.server.PayaraMicroNode;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.RoomRecord;

/** A node that dies under its people: they carry on at another, and nothing is lost or doubled. */
@Order(23)
@ExtendWith(SharedCluster.class)
class NodeKilledIT {
    private static final int LINES = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void whoWasOnTheKilledNodeShouldCarryOnWithNothingLostOrDoubled(Cluster cluster) {
        PayaraMicroNode victim = cluster.spare();
        List<URI> nodes = List.of(victim.url(), cluster.urls().get(0));
        // sessions are opened at the working node: those of the spare are short
        try (Company company = new Company(nodes)) {
            Participant alice = company.secondDevice(company.register("alice", 1), 0);
            Participant bob = company.secondDevice(company.register("bob", 1), 0);
            Participant carol = company.arrive("carol", 1);
            RoomInfo room = carol.rest().createRoom(Company.unique("room"), "public");
            List.of(alice, bob).forEach(each -> each.rest().join(room.id()));
            RoomRecord seenByBob = bob.follow(room.id());
            RoomRecord seenByCarol = carol.follow(room.id());
            carol.chat().watch(List.of(alice.id(), bob.id()));

            List<CompletableFuture<ServerFrame.Ack>> acks = new ArrayList<>();
            IntStream.range(0, LINES).forEach(i -> acks.add(alice.chat().send(room.id(), "alice " + i)));
            await().until(() -> acks.get(LINES / 10).isDone());
            victim.kill();
            IntStream.range(0, LINES).forEach(i -> acks.add(carol.chat().send(room.id(), "carol " + i)));
            acks.forEach(Participant::get);

            await().atMost(PATIENCE).until(() -> seenByBob.bodies().size() >= 2 * LINES);
            await().atMost(PATIENCE).until(() -> seenByCarol.bodies().size() >= 2 * LINES);
            assertThat(seenByBob.bodies()).hasSize(2 * LINES).doesNotHaveDuplicates();
            assertThat(seenByCarol.events()).isEqualTo(seenByBob.events());
            seenByBob.assertNoAnomalies();
            seenByCarol.assertNoAnomalies();
            acks.forEach(ack -> assertThat(seenByBob.events())
                    .anyMatch(event -> event.offset() == ack.join().offset()));
            assertThat(alice.chat().node()).isEqualTo(nodes.get(1));
            await().atMost(PATIENCE)
                    .until(() -> carol.presenceOf(alice.id()).equals("online")
                            && carol.presenceOf(bob.id()).equals("online"));
        }
    }
}
