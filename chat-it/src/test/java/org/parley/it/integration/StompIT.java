package org.parley.it.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.contract.FrameSchemas;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.integration.StompClient.Frame;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;

/** Another system speaks STOMP over a WebSocket. */
@Order(4)
@ExtendWith(SharedCluster.class)
class StompIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String EVENTS =
            "id:events\ndestination:parley.events.archive\ndurable-subscription-name:stomp\nack:client-individual\n";

    private final Cluster cluster;
    private final Company company;
    private Participant alice;
    private UUID room;

    StompIT(Cluster cluster) {
        this.cluster = cluster;
        this.company = new Company(cluster.urls());
    }

    @BeforeEach
    void aliceShouldHaveInvitedTheSystem() {
        alice = company.arrive("alice", 0);
        room = alice.rest().createRoom(Company.unique("room"), "private").id();
        await().atMost(PATIENCE).until(() -> !alice.rest().findPeople("archive").isEmpty());
        alice.rest().invite(room, alice.rest().findPeople("archive").get(0).id());
    }

    @AfterEach
    void leave() {
        company.close();
    }

    private StompClient connect() {
        return StompClient.connect(cluster.home(), "archive", cluster.password("archive"));
    }

    private String post(String id, String body) {
        return """
                {"id": "%s", "type": "post", "room": "%s", "body": "%s"}""".formatted(id, room, body);
    }

    @Test
    void aPostShouldBeAnsweredAndStandUnderTheNameOfTheQueuesOwner() {
        try (StompClient archive = connect()) {
            archive.confirmed("SUBSCRIBE", "id:replies\ndestination:parley.replies.archive\n", "");

            archive.send("""
                    SEND
                    destination:parley.commands.archive
                    persistent:true
                    reply-to:parley.replies.archive
                    correlation-id:order-4711
                    JMSXUserID:erp
                    _AMQ_VALIDATED_USER:erp

                    """ + post(Company.unique("id"), "grüß 😀"));

            Frame reply = archive.next();
            assertThat(reply.header("correlation-id")).isEqualTo("order-4711");
            JsonObject answer = json(reply);
            assertThat(FrameSchemas.strict().violationsOfAnswer(reply.body())).isEmpty();
            assertThat(answer.getBoolean("ok")).isTrue();
            assertThat(alice.rest()
                            .eventsAfter(room, answer.getInt("offset") - 1L, 1)
                            .events())
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.body()).isEqualTo("grüß 😀");
                        assertThat(event.author())
                                .isEqualTo(alice.rest()
                                        .findPeople("archive")
                                        .get(0)
                                        .id());
                    });
        }
    }

    @Test
    void aDurableSubscriberShouldHearWhatItHasNotAcknowledgedAndWhatWasSaidWhileItWasAway() {
        try (StompClient archive = connect()) {
            archive.confirmed("SUBSCRIBE", EVENTS, "");
            alice.say(room, "kept");
            archive.confirmed(
                    "ACK", "id:" + hearing(archive, "kept").header("ack").replace(":", "\\c") + "\n", "");
            alice.say(room, "heard, and not kept");
            hearing(archive, "heard, and not kept");
        }
        alice.say(room, "while away");

        try (StompClient archive = connect()) {
            archive.confirmed("SUBSCRIBE", EVENTS, "");
            assertThat(message(archive.next())).isEqualTo("heard, and not kept");
            assertThat(message(archive.next())).isEqualTo("while away");
            archive.confirmed("UNSUBSCRIBE", "id:events\n", "");
            archive.confirmed("UNSUBSCRIBE", "id:events\ndurable-subscription-name:stomp\n", "");
        }
    }

    /** The frame that tells of this message; those before are acknowledged, since they are of others. */
    private Frame hearing(StompClient archive, String body) {
        Frame frame = archive.next();
        while (!message(frame).equals(body)) {
            archive.send("ACK\nid:" + frame.header("ack").replace(":", "\\c") + "\n\n");
            frame = archive.next();
        }
        return frame;
    }

    private String message(Frame frame) {
        assertThat(frame.command()).isEqualTo("MESSAGE");
        assertThat(FrameSchemas.strict().violationsOfCloudEvent(frame.body())).isEmpty();
        JsonObject data = json(frame).getJsonObject("data");
        assertThat(frame.header("room")).isEqualTo(data.getString("room"));
        return data.getString("body", "");
    }

    @Test
    void aCommandOfBytesShouldBePutAside() {
        try (StompClient archive = connect()) {
            String command = post(Company.unique("id"), "bytes");
            archive.confirmed(
                    "SEND",
                    "destination:parley.commands.archive\npersistent:true\ncontent-length:" + command.length() + "\n",
                    command);
            archive.confirmed("SUBSCRIBE", "id:rejected\ndestination:parley.rejected.archive\n", "");

            assertThat(archive.next().header("error")).isEqualTo("binary-not-supported");
        }
    }

    @Test
    void whatIsNotItsOwnShouldBeNeitherReadNorWritten() {
        for (String destination : List.of(
                "parley.events.erp",
                "parley.replies.erp",
                "parley.rejected.erp",
                "parley.commands.erp",
                "parley.commands.archive",
                "parley.events.archive\\c\\cparley.replies.erp",
                "parley.rooms.0",
                "parley.rooms.#",
                "parley.#",
                "parley.dead-letters")) {
            assertRefused("SUBSCRIBE\nid:foreign\ndestination:" + destination + "\n\n");
        }
        for (String destination : List.of(
                "parley.commands.erp",
                "parley.events.archive",
                "parley.replies.erp",
                "parley.rooms.0",
                "activemq.management")) {
            assertRefused("SEND\ndestination:" + destination + "\n\nforged");
        }
    }

    private void assertRefused(String frame) {
        try (StompClient archive = connect()) {
            archive.send(frame);

            // the broker ends the connection behind its error, and the client may hear of the end alone
            assertThat(archive.next()).as(frame).matches(Frame::isEnd);
        }
    }

    private static JsonObject json(Frame frame) {
        return Json.createReader(new StringReader(frame.body())).readObject();
    }
}
