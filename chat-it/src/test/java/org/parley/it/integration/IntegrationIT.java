package org.parley.it.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

/** Another system posts into rooms, and hears what is said there. */
@Order(4)
@ExtendWith(SharedCluster.class)
class IntegrationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Cluster cluster;
    private final Company company;
    private OtherSystem erp;
    private Participant alice;
    private UUID room;

    IntegrationIT(Cluster cluster) {
        this.cluster = cluster;
        this.company = new Company(cluster.urls());
    }

    @BeforeEach
    void aliceShouldHaveInvitedTheSystem() {
        erp = OtherSystem.overCore(cluster, "erp");
        alice = company.arrive("alice", 0);
        RoomInfo info = alice.rest().createRoom(Company.unique("room"), "private");
        room = info.id();
        await().atMost(PATIENCE).until(() -> !alice.rest().findPeople("erp").isEmpty());
        alice.rest().invite(room, alice.rest().findPeople("erp").get(0).id());
    }

    @AfterEach
    void leave() {
        erp.close();
        company.close();
    }

    private static String post(String id, UUID room, String body) {
        return """
                {"id": "%s", "type": "post", "room": "%s", "body": "%s"}""".formatted(id, room, body);
    }

    @Test
    void aPostShouldBeHeardAndAnsweredWithItsOffset() {
        RoomRecord heard = alice.follow(room);

        JsonObject answer = erp.ask(post(Company.unique("id"), room, "order 4711 is blocked"));

        assertThat(answer.getBoolean("ok")).isTrue();
        heard.awaitBodies("order 4711 is blocked");
        assertThat(alice.rest()
                        .eventsAfter(room, answer.getInt("offset") - 1L, 1)
                        .events()
                        .get(0)
                        .body())
                .isEqualTo("order 4711 is blocked");
    }

    @Test
    void aPostThatIsRepeatedShouldStandThereOnceAndBeAnsweredAsTheFirstTime() {
        RoomRecord heard = alice.follow(room);
        String id = Company.unique("id");
        JsonObject first = erp.ask(post(id, room, "once"));

        assertThat(erp.ask(post(id, room, "once"))).isEqualTo(first);
        erp.ask(post(Company.unique("id"), room, "afterwards"));
        heard.awaitBodies("once", "afterwards");
    }

    @Test
    void aRoomThatIsAskedForTwiceShouldBeMadeOnce() {
        String create = """
                {"id": "%s", "type": "create-room", "kind": "public", "name": "%s"}""".formatted(Company.unique("id"), Company.unique("orders"));
        JsonObject first = erp.ask(create);
        assertThat(first.getBoolean("ok")).isTrue();

        assertThat(erp.ask(create)).isEqualTo(first);
        String invite = """
                {"id": "%s", "type": "invite", "room": "%s", "user": "%s"}""".formatted(
                Company.unique("id"), first.getString("room"), alice.person().username());
        assertThat(erp.ask(invite).getBoolean("ok")).isTrue();
        assertThat(alice.rest().rooms()).anyMatch(info -> info.id().toString().equals(first.getString("room")));
    }

    @Test
    void aPostShouldBeChangedByTheSystemThatPostedIt() {
        RoomRecord heard = alice.follow(room);
        int offset =
                erp.ask(post(Company.unique("id"), room, "4711 is blocked")).getInt("offset");
        String edit = """
                {"id": "%s", "type": "edit", "room": "%s", "of": %d, "body": "4711 is free"}""".formatted(Company.unique("id"), room, offset);
        JsonObject changed = erp.ask(edit);

        assertThat(changed.getInt("offset")).isEqualTo(offset + 1);
        assertThat(erp.ask(edit)).isEqualTo(changed);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                heard.events().get(heard.events().size() - 1).content())
                        .isInstanceOfSatisfying(
                                Event.Edited.class,
                                edited -> assertThat(edited.body()).isEqualTo("4711 is free")));
    }

    @Test
    void aTopicShouldBeGivenByASystemAndToldToPeople() {
        RoomRecord heard = alice.follow(room);
        String topic = """
                {"id": "%s", "type": "change-room", "room": "%s", "topic": "4711 is blocked"}""".formatted(Company.unique("id"), room);

        assertThat(erp.ask(topic).getBoolean("ok")).isTrue();

        assertThat(alice.rest().room(room).topic()).isEqualTo("4711 is blocked");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(heard.events())
                        .extracting(Event::content)
                        .endsWith(new Event.RoomChanged(Optional.empty(), Optional.of("4711 is blocked"))));
    }

    @Test
    void whatIsNotAllowedShouldBeAnsweredWithAStableCode() {
        UUID foreign =
                alice.rest().createRoom(Company.unique("room"), "private").id();

        JsonObject answer = erp.ask(post("1", foreign, "let me in"));

        assertThat(answer.getBoolean("ok")).isFalse();
        assertThat(answer.getString("error")).isEqualTo("not-a-member");
        assertThat(answer.getInt("code")).isEqualTo(2004);
    }

    @Test
    void whatIsNoCommandShouldBePutAsideWithTheReasonAndHoldNothingUp() throws JMSException {
        BytesMessage bytes = erp.context().createBytesMessage();
        bytes.writeUTF("no text");
        erp.context().createProducer().send(erp.commands(), bytes);
        assertThat(erp.rejected().getStringProperty("error")).isEqualTo("binary-not-supported");

        erp.command("{");
        Message rejected = erp.rejected();
        assertThat(rejected.getBody(String.class)).isEqualTo("{");
        assertThat(rejected.getStringProperty("error")).isEqualTo("malformed-frame");

        erp.command("{\"id\": \"1\", \"type\": \"dance\"}");
        assertThat(erp.rejected().getStringProperty("error")).isEqualTo("unknown-type");

        erp.command(post("2", room, "x".repeat(1_000_000)));
        assertThat(erp.rejected().getStringProperty("error")).isEqualTo("frame-too-large");

        assertThat(erp.ask(post(Company.unique("id"), room, "fine")).getBoolean("ok"))
                .isTrue();
    }

    @Test
    void anAnswerShouldGoNowhereElse() {
        erp.context()
                .createProducer()
                .setJMSReplyTo(erp.context().createTopic("parley.rooms.0"))
                .send(erp.commands(), post(Company.unique("id"), room, "to whom it may concern"));

        assertThat(erp.ask(post(Company.unique("id"), room, "fine")).getBoolean("ok"))
                .isTrue();
    }

    @Test
    void aSubscriberShouldHearItsRoomsAloneAndFromItsJoiningOn() throws JMSException {
        JMSConsumer events = erp.context().createConsumer(erp.events(), "room = '" + room + "'");
        alice.say(room, "hello");
        erp.ask(post(Company.unique("id"), room, "hello yourself"));

        JsonObject first = null;
        Message message = events.receive(PATIENCE.toMillis());
        while (!message.getStringProperty("type").equals("message")) {
            message = events.receive(PATIENCE.toMillis());
        }
        first = OtherSystem.event(message);
        assertThat(first.getString("type")).isEqualTo("org.parley.message.v1");
        assertThat(first.getJsonObject("data").getString("body")).isEqualTo("hello");
        assertThat(first.getJsonObject("data").getString("authorName"))
                .isEqualTo(alice.person().username());
        long offset = message.getLongProperty("offset");
        Message next = events.receive(PATIENCE.toMillis());
        assertThat(next.getLongProperty("offset")).isEqualTo(offset + 1);
        assertThat(next.getStringProperty("sender")).isEqualTo("erp");
    }

    @Test
    void whoIsRemovedAndInvitedAgainAtOnceShouldHearOn() throws JMSException {
        JMSConsumer events = erp.context().createConsumer(erp.events(), "type = 'message' AND room = '" + room + "'");
        UUID id = alice.rest().findPeople("erp").get(0).id();
        alice.rest().remove(room, id);
        alice.rest().invite(room, id);

        alice.say(room, "again");

        Message message = events.receive(PATIENCE.toMillis());
        assertThat(OtherSystem.event(message).getJsonObject("data").getString("body"))
                .isEqualTo("again");
    }

    @Test
    void amqpShouldDoAsWell() throws JMSException {
        try (OtherSystem archive = OtherSystem.overAmqp(cluster, "archive")) {
            alice.rest().invite(room, alice.rest().findPeople("archive").get(0).id());
            JMSConsumer events = archive.context().createConsumer(archive.events(), "room = '" + room + "'");

            assertThat(archive.ask(post(Company.unique("id"), room, "by AMQP")).getBoolean("ok"))
                    .isTrue();

            Message message = events.receive(PATIENCE.toMillis());
            while (!message.getStringProperty("type").equals("message")) {
                message = events.receive(PATIENCE.toMillis());
            }
            assertThat(OtherSystem.event(message).getJsonObject("data").getString("body"))
                    .isEqualTo("by AMQP");
        }
    }
}
