package org.parley.it.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.RoomRecord;

/** A system that sends what it should not: each of it has its effect once or none, is recorded, and holds nothing up. */
@Order(4)
@ExtendWith(SharedCluster.class)
class CommandFaultsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final byte[] NO_UTF_8 = {(byte) 0xff, (byte) 0xfe, (byte) 0xc3, 0x28};

    private final Cluster cluster;
    private final Company company;
    private OtherSystem erp;
    private Participant alice;
    private UUID room;

    CommandFaultsIT(Cluster cluster) {
        this.cluster = cluster;
        this.company = new Company(cluster.urls());
    }

    @BeforeEach
    void aliceShouldHaveInvitedTheSystem() {
        erp = OtherSystem.overCore(cluster, "erp");
        alice = company.arrive("alice", 0);
        room = alice.rest().createRoom(Company.unique("room"), "private").id();
        await().atMost(PATIENCE).until(() -> !alice.rest().findPeople("erp").isEmpty());
        alice.rest().invite(room, alice.rest().findPeople("erp").get(0).id());
    }

    @AfterEach
    void leave() {
        erp.close();
        company.close();
    }

    private String post(String id, String body) {
        return """
                {"id": "%s", "type": "post", "room": "%s", "body": "%s"}""".formatted(id, room, body);
    }

    private void theNextCommandShouldBeCarriedOut() {
        assertThat(erp.ask(post(Company.unique("id"), "fine")).getBoolean("ok")).isTrue();
    }

    @Test
    void anExpiredCommandShouldNotBeCarriedOutButWaitForAnOperator() throws JMSException {
        RoomRecord heard = alice.follow(room);
        try (OtherSystem hurried = OtherSystem.overCore(cluster, "erp")) {
            // in the past: nobody can be quicker
            hurried.context().createProducer().setTimeToLive(-1).send(hurried.commands(), post("late", "too late"));
        }
        theNextCommandShouldBeCarriedOut();

        heard.awaitBodies("fine");
        try (JMSContext operator = OtherSystem.core(cluster.home())
                        .createContext("operator", cluster.home().operatorPassword());
                JMSConsumer expired = operator.createConsumer(
                        ActiveMQJMSClient.createQueue("parley.expired"), "_AMQ_ORIG_ADDRESS = 'parley.commands.erp'")) {
            assertThat(expired.receive(PATIENCE.toMillis()).getBody(String.class))
                    .isEqualTo(post("late", "too late"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"erp", "archive"})
    void aMessageThatIsNoTextShouldBePutAside(String name) throws JMSException {
        try (OtherSystem system =
                name.equals("erp") ? OtherSystem.overCore(cluster, name) : OtherSystem.overAmqp(cluster, name)) {
            JMSContext context = system.context();
            BytesMessage bytes = context.createBytesMessage();
            bytes.writeBytes(NO_UTF_8);
            MapMessage map = context.createMapMessage();
            map.setString("id", "1");
            for (Message message : new Message[] {
                bytes, map, context.createObjectMessage("1"), context.createStreamMessage(), context.createMessage()
            }) {
                context.createProducer().send(system.commands(), message);
                Message rejected = system.rejected();
                assertThat(rejected.getStringProperty("error")).isEqualTo("binary-not-supported");
                assertThat(rejected.getBooleanProperty("text")).isFalse();
            }
        }
        theNextCommandShouldBeCarriedOut();
    }

    @Test
    void aTextWhoseBytesAreNoneShouldBePutAside() throws Exception {
        sendAsText(message -> message.getBodyBuffer().writeBytes(NO_UTF_8));

        Message rejected = erp.rejected();
        assertThat(rejected.getStringProperty("error")).isEqualTo("malformed-frame");
        theNextCommandShouldBeCarriedOut();
    }

    @Test
    void aHeaderThatIsNoneShouldHarmNobody() throws Exception {
        RoomRecord heard = alice.follow(room);
        sendAsText(message -> {
            message.getBodyBuffer().writeNullableSimpleString(SimpleString.of(post("1", "odd")));
            message.putBytesProperty("JMSReplyTo", NO_UTF_8);
            message.putBytesProperty("JMSCorrelationID", NO_UTF_8);
        });
        theNextCommandShouldBeCarriedOut();
        heard.awaitBodies("odd", "fine");
    }

    /** What no client of JMS would send. */
    private void sendAsText(Consumer<ClientMessage> contents) throws Exception {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(
                        "tcp://127.0.0.1:" + cluster.home().port());
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session =
                        factory.createSession("erp", cluster.password("erp"), false, true, true, false, 0)) {
            ClientMessage message = session.createMessage(org.apache.activemq.artemis.api.core.Message.TEXT_TYPE, true);
            contents.accept(message);
            session.createProducer("parley.commands.erp").send(message);
        }
    }

    @Test
    void anAnswerThatNobodyCanTakeShouldBeDropped() {
        RoomRecord heard = alice.follow(room);
        Destination gone;
        try (JMSContext operator = OtherSystem.core(cluster.home())
                .createContext("operator", cluster.home().operatorPassword())) {
            gone = operator.createTemporaryQueue();
        }
        erp.context().createProducer().setJMSReplyTo(gone).send(erp.commands(), post("1", "to a queue that is gone"));
        theNextCommandShouldBeCarriedOut();
        heard.awaitBodies("to a queue that is gone", "fine");
    }

    @Test
    void commandsShouldBeCarriedOutThoughTheQueueOfAnswersIsGone() {
        RoomRecord heard = alice.follow(room);
        erp.close();
        try (BrokerOperator operator = new BrokerOperator(cluster.home());
                JMSContext context = OtherSystem.core(cluster.home()).createContext("erp", cluster.password("erp"))) {
            operator.deleteAddress("parley.replies.erp");
            try {
                context.createProducer()
                        .setJMSReplyTo(ActiveMQJMSClient.createQueue("parley.replies.erp"))
                        .send(ActiveMQJMSClient.createQueue("parley.commands.erp"), post("1", "unheard"));
                heard.awaitBodies("unheard");
            } finally {
                operator.makeQueue("parley.replies.erp");
            }
        }
        erp = OtherSystem.overCore(cluster, "erp");
        theNextCommandShouldBeCarriedOut();
        heard.awaitBodies("unheard", "fine");
    }

    @Test
    void anIdThatComesWithOtherContentsShouldBeAnsweredAsTheFirstTime() {
        String id = Company.unique("id");
        RoomRecord heard = alice.follow(room);
        JsonObject posted = erp.ask(post(id, "first"));
        assertThat(erp.ask(post(id, "second"))).isEqualTo(posted);

        String join = """
                {"id": "%s", "type": "join", "room": "%s"}""".formatted(id, room);
        JsonObject joined = erp.ask(join);
        String leave = """
                {"id": "%s", "type": "leave", "room": "%s"}""".formatted(id, room);
        assertThat(erp.ask(leave)).isEqualTo(joined);
        theNextCommandShouldBeCarriedOut();
        heard.awaitBodies("first", "fine");
    }
}
