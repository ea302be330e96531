package org.parley.dev.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Destination;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.api.core.management.SimpleManagement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What other corporate systems may do at two brokers that form a cluster. */
@SuppressWarnings("NullAway.Init")
class BrokerIntegrationsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long RECEIVE = 10_000;
    private static final long NOTHING = 300;
    private static final int MANY = 100;

    /** So many events of so many characters are more than a topic holds in memory. */
    private static final int LARGE = 200;

    private static final int EVENT = 45_000;

    @TempDir
    static Path folder;

    private static Broker first;
    private static Broker second;
    private static Integration erp;
    private static Integration crm;

    /** The protocols by which a system may speak. */
    enum Protocol {
        CORE(Integration::connect),
        AMQP(Integration::connectByAmqp);

        private final BiFunction<Integration, Broker, JMSContext> client;

        Protocol(BiFunction<Integration, Broker, JMSContext> client) {
            this.client = client;
        }

        JMSContext connect(Integration integration, Broker broker) {
            return client.apply(integration, broker);
        }
    }

    @BeforeAll
    static void startBrokers() {
        Secrets secrets = Secrets.in(folder);
        List<Broker> cluster =
                Broker.cluster(Installation.locate(), folder, List.of(Ports.free(), Ports.free()), secrets);
        first = cluster.get(0);
        second = cluster.get(1);
        first.start();
        second.start();
        erp = admit("erp");
        crm = admit("crm");
    }

    @AfterAll
    static void stopBrokers() {
        first.close();
        second.close();
    }

    private static Integration admit(String name) {
        Integration integration = new Integration(name, "secret of " + name);
        for (Broker broker : List.of(first, second)) {
            broker.admit(name, integration.password());
        }
        for (Broker broker : List.of(first, second)) {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                try (JMSContext context = integration.connect(broker)) {
                    context.createConsumer(integration.replies(context)).close();
                    return true;
                }
            });
        }
        return integration;
    }

    @ParameterizedTest
    @EnumSource
    void durableSubscriberShouldGetWhatWasSentWhileItWasAway(Protocol protocol) {
        subscribeAndLeave(protocol, first);
        try (JMSContext node = Integration.node(first)) {
            node.createProducer().send(erp.events(node), "while away");
        }
        try (JMSContext context = protocol.connect(erp, first)) {
            JMSConsumer subscription = context.createSharedDurableConsumer(erp.events(context), nameOf(protocol));
            assertThat(subscription.receiveBody(String.class, RECEIVE)).isEqualTo("while away");
            subscription.close();
            context.unsubscribe(nameOf(protocol));
        }
    }

    @ParameterizedTest
    @EnumSource
    void eventShouldBeToldAtItsBrokerAlone(Protocol protocol) {
        subscribeAndLeave(protocol, second);
        try (JMSContext context = protocol.connect(erp, second);
                JMSContext elsewhere = Integration.node(first);
                JMSContext node = Integration.node(second)) {
            JMSConsumer subscription = context.createSharedDurableConsumer(erp.events(context), nameOf(protocol));
            elsewhere.createProducer().send(erp.events(elsewhere), "elsewhere");
            List<String> sent = numbered();
            sent.forEach(event -> node.createProducer().send(erp.events(node), event));

            assertThat(receive(subscription)).isEqualTo(sent);
            subscription.close();
            context.unsubscribe(nameOf(protocol));
        }
    }

    private static void subscribeAndLeave(Protocol protocol, Broker broker) {
        try (JMSContext context = protocol.connect(erp, broker)) {
            context.createSharedDurableConsumer(erp.events(context), nameOf(protocol))
                    .close();
        }
    }

    private static String nameOf(Protocol protocol) {
        return "erp-" + protocol;
    }

    @ParameterizedTest
    @EnumSource
    void commandShouldWaitAtItsBrokerAlone(Protocol protocol) {
        try (JMSContext node = Integration.node(second);
                JMSContext context = protocol.connect(erp, second);
                JMSContext elsewhere = protocol.connect(erp, first)) {
            JMSConsumer commands = node.createConsumer(erp.commands(node));
            elsewhere.createProducer().send(erp.commands(elsewhere), "elsewhere");
            List<String> sent = numbered();
            sent.forEach(command -> context.createProducer().send(erp.commands(context), command));

            assertThat(receive(commands)).isEqualTo(sent);
        }
        try (JMSContext node = Integration.node(first)) {
            assertThat(node.createConsumer(erp.commands(node)).receiveBody(String.class, RECEIVE))
                    .isEqualTo("elsewhere");
        }
    }

    @Test
    void oneNodeAtATimeShouldGetCommands() {
        try (JMSContext one = Integration.node(first);
                JMSContext other = Integration.node(first);
                JMSContext context = erp.connect(first)) {
            JMSConsumer chosen = one.createConsumer(erp.commands(one));
            JMSConsumer waiting = other.createConsumer(erp.commands(other));
            List<String> sent = numbered();
            sent.forEach(command -> context.createProducer().send(erp.commands(context), command));

            assertThat(receive(chosen)).isEqualTo(sent);
            assertThat(waiting.receive(NOTHING)).isNull();
            one.close();
            context.createProducer().send(erp.commands(context), "next");
            assertThat(waiting.receiveBody(String.class, RECEIVE)).isEqualTo("next");
        }
    }

    @Test
    void replyShouldBeFoundByItsCorrelation() {
        try (JMSContext node = Integration.node(first);
                JMSContext context = erp.connect(first)) {
            JMSConsumer wanted = context.createConsumer(erp.replies(context), "JMSCorrelationID = '2'");
            node.createProducer().setJMSCorrelationID("1").send(erp.replies(node), "to another");
            node.createProducer().setJMSCorrelationID("2").send(erp.replies(node), "wanted");
            assertThat(wanted.receiveBody(String.class, RECEIVE)).isEqualTo("wanted");
            wanted.close();
            JMSConsumer rest = context.createConsumer(erp.replies(context));
            assertThat(rest.receiveBody(String.class, RECEIVE)).isEqualTo("to another");
        }
    }

    @Test
    void replyShouldBeKeptForADay() throws JMSException {
        try (JMSContext node = Integration.node(first);
                JMSContext context = erp.connect(first)) {
            node.createProducer().send(erp.replies(node), "reply");
            Message reply = context.createConsumer(erp.replies(context)).receive(RECEIVE);
            assertThat(Duration.ofMillis(reply.getJMSExpiration() - System.currentTimeMillis()))
                    .isBetween(Duration.ofHours(23), Duration.ofHours(24));
        }
    }

    @Test
    void rejectedCommandShouldBeReadByItsSender() {
        try (JMSContext node = Integration.node(first);
                JMSContext context = erp.connect(first)) {
            node.createProducer().setProperty("reason", "invalid").send(erp.rejected(node), "command");
            assertThat(context.createConsumer(erp.rejected(context), "reason = 'invalid'")
                            .receiveBody(String.class, RECEIVE))
                    .isEqualTo("command");
        }
    }

    @Test
    void eventShouldArriveOnceThoughItIsSentTwice() {
        try (JMSContext node = Integration.node(first);
                JMSContext context = erp.connect(first)) {
            JMSConsumer subscription = context.createConsumer(erp.events(context));
            for (String id : List.of("1", "1", "2")) {
                node.createProducer().setProperty("_AMQ_DUPL_ID", id).send(erp.events(node), id);
            }
            assertThat(subscription.receiveBody(String.class, RECEIVE)).isEqualTo("1");
            assertThat(subscription.receiveBody(String.class, RECEIVE)).isEqualTo("2");
        }
    }

    @Test
    void subscriberThatNeverAcknowledgesShouldHoldUpNobodyAndLoseNothing() throws Exception {
        List<String> sent =
                numbered(LARGE).stream().map(event -> event + " ".repeat(EVENT)).toList();
        try (JMSContext silent = Integration.core(first)
                        .createContext(erp.name(), erp.password(), JMSContext.CLIENT_ACKNOWLEDGE);
                JMSContext context = erp.connect(first);
                JMSContext other = crm.connect(first);
                JMSContext node = Integration.node(first);
                SimpleManagement operator = new SimpleManagement(
                        "tcp://%s:%d".formatted(Server.LOOPBACK, first.port()), "operator", first.operatorPassword())) {
            JMSConsumer mute = silent.createSharedDurableConsumer(erp.events(silent), "erp-mute");
            JMSConsumer reading = context.createSharedDurableConsumer(erp.events(context), "erp-reading");
            JMSConsumer elsewhere = other.createConsumer(crm.events(other));
            sent.forEach(event -> node.createProducer().send(erp.events(node), event));
            assertThat(mute.receiveBody(String.class, RECEIVE)).isEqualTo(sent.get(0));
            assertThat(receive(reading, LARGE)).isEqualTo(sent);
            node.createProducer().send(crm.events(node), "to another");
            assertThat(elsewhere.receiveBody(String.class, RECEIVE)).isEqualTo("to another");
            assertThat(operator.simpleManagementBoolean("address.parley.events.erp", "isPaging"))
                    .isTrue();
            reading.close();
            context.unsubscribe("erp-reading");
            silent.close();
            JMSConsumer late = context.createSharedDurableConsumer(erp.events(context), "erp-mute");
            assertThat(receive(late, LARGE)).isEqualTo(sent);
            late.close();
            context.unsubscribe("erp-mute");
        }
    }

    @ParameterizedTest
    @EnumSource
    void integrationShouldBeRefusedWhatIsNotItsOwn(Protocol protocol) {
        try (JMSContext context = protocol.connect(erp, first)) {
            assertRefused(() -> read(context, crm.events(context)));
            assertRefused(() -> read(context, crm.replies(context)));
            assertRefused(() -> read(context, crm.rejected(context)));
            assertRefused(() -> read(context, crm.commands(context)));
            assertRefused(() -> read(context, erp.commands(context)));
            for (String address : List.of("parley.rooms.0", "parley.rooms.#", "parley.events.#", "parley.#", "#")) {
                assertRefused(() -> read(context, context.createTopic(address)));
            }
            for (String address :
                    List.of("parley.dead-letters", "parley.expired", "parley.commands.crm::parley.commands.crm")) {
                assertRefused(() -> read(context, context.createQueue(address)));
            }
            for (Destination destination : List.<Destination>of(
                    crm.commands(context),
                    crm.events(context),
                    crm.replies(context),
                    erp.events(context),
                    erp.replies(context),
                    erp.rejected(context),
                    context.createTopic("parley.rooms.0"),
                    context.createQueue("activemq.management"))) {
                assertRefused(() -> context.createProducer().send(destination, "forged"));
            }
        }
    }

    private static void read(JMSContext context, Destination destination) {
        if (destination instanceof Topic topic) {
            context.createSharedDurableConsumer(topic, "foreign").close();
        } else {
            context.createConsumer(destination).close();
        }
    }

    private static void assertRefused(ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOf(JMSRuntimeException.class);
    }

    @Test
    void removedIntegrationShouldBeRefused() {
        Integration former = admit("former");
        try (JMSContext open = former.connect(first)) {
            first.dismiss("former");

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertRefused(() -> former.connect(first).close());
                assertRefused(() -> open.createProducer().send(former.commands(open), "too late"));
            });
        }
    }

    @Test
    void otherPasswordShouldReplaceTheFirst() {
        Integration before = admit("changing");
        Integration after = new Integration("changing", "another");
        first.admit("changing", after.password());

        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            after.connect(first).close();
            assertRefused(() -> before.connect(first).close());
        });
    }

    @Test
    void backupShouldKnowAnIntegrationThatWasAddedBeforeItStarted(@TempDir Path pairFolder) {
        List<Broker> pair = Broker.pair(
                Installation.locate(), pairFolder, List.of(Ports.free(), Ports.free()), Secrets.in(pairFolder));
        try (Broker primary = pair.get(0);
                Broker backup = pair.get(1)) {
            primary.start();
            pair.forEach(broker -> broker.admit(erp.name(), erp.password()));
            backup.start();
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
                try (JMSContext context = erp.connect(primary)) {
                    context.createProducer().send(erp.commands(context), "command");
                }
            });
            primary.kill();

            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
                try (JMSContext node = Integration.node(backup);
                        JMSContext context = erp.connect(backup)) {
                    context.createConsumer(erp.replies(context)).close();
                    assertThat(node.createConsumer(erp.commands(node)).receiveBody(String.class, RECEIVE))
                            .isEqualTo("command");
                }
            });
        }
    }

    @Test
    void passwordShouldBeStoredAsAHash() throws Exception {
        String stored = Files.readString(first.directory().resolve("users/integration-users.properties"));
        assertThat(stored).contains("erp = ENC(1024:").doesNotContain(erp.password());
    }

    @Test
    void nameThatCannotBeOneShouldBeRefused() {
        for (String name : List.of("", "ab", "-erp", "operator", "parley", "cluster", "ERP", "a.b", "#", "../erp")) {
            assertThatThrownBy(() -> first.admit(name, "secret"))
                    .as(name)
                    .isInstanceOf(ServerFailedException.class)
                    .hasMessageContaining(name);
        }
    }

    private static List<String> numbered() {
        return numbered(MANY);
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private static List<String> receive(JMSConsumer consumer) {
        return receive(consumer, MANY);
    }

    private static List<String> receive(JMSConsumer consumer, int count) {
        List<String> received = new ArrayList<>();
        while (received.size() < count) {
            String next = consumer.receiveBody(String.class, RECEIVE);
            if (next == null) {
                break;
            }
            received.add(next);
        }
        return received;
    }
}
