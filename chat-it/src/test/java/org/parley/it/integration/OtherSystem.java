package org.parley.it.integration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.ActiveMQConnectionTimedOutException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.parley.contract.FrameSchemas;
import org.parley.dev.server.Broker;
import org.parley.it.cluster.Cluster;

/** Another system, with a plain JMS client. */
public final class OtherSystem implements AutoCloseable {
    private static final long PATIENCE = 20_000;
    private static final long BETWEEN_CONNECTIONS = 200;

    private final String name;
    private final JMSContext context;
    private final Queue replies;
    private final JMSConsumer answers;

    private OtherSystem(String name, JMSContext context) {
        this.name = name;
        this.context = context;
        this.replies = context.createQueue("parley.replies." + name);
        this.answers = context.createConsumer(replies);
    }

    /** Speaks the protocol of Artemis. */
    public static OtherSystem overCore(Cluster cluster, String name) {
        return connect(core(cluster.home()), cluster, name);
    }

    /** Speaks AMQP 1.0. */
    static OtherSystem overAmqp(Cluster cluster, String name) {
        return connect(amqp(cluster.home()), cluster, name);
    }

    private static OtherSystem connect(ConnectionFactory factory, Cluster cluster, String name) {
        return new OtherSystem(name, connected(factory, name, cluster.password(name)));
    }

    /** Artemis was seen to keep a new connection waiting for the list of brokers, and then serve the next one at once. */
    private static JMSContext connected(ConnectionFactory factory, String name, String password) {
        try {
            return factory.createContext(name, password);
        } catch (JMSRuntimeException e) {
            if (e.getCause() != null && e.getCause().getCause() instanceof ActiveMQConnectionTimedOutException) {
                return factory.createContext(name, password);
            }
            throw e;
        }
    }

    /** With this broker alone. A lost connection is an error. */
    public static ConnectionFactory core(Broker broker) {
        return new ActiveMQConnectionFactory(
                "tcp://" + address(broker)
                        + "?reconnectAttempts=0&useTopologyForLoadBalancing=false&callTimeout=5000&connectionTTL=5000&clientFailureCheckPeriod=1000");
    }

    /** The same by AMQP. */
    static ConnectionFactory amqp(Broker broker) {
        return new JmsConnectionFactory("amqp://" + address(broker)
                + "?jms.connectTimeout=5000&jms.requestTimeout=5000&jms.sendTimeout=5000&amqp.idleTimeout=10000");
    }

    private static String address(Broker broker) {
        return "127.0.0.1:" + broker.port();
    }

    Topic events() {
        return context.createTopic("parley.events." + name);
    }

    public JMSContext context() {
        return context;
    }

    public Queue commands() {
        return context.createQueue("parley.commands." + name);
    }

    public void command(String json) {
        context.createProducer().setJMSReplyTo(replies).send(commands(), json);
    }

    /** What was answered to the oldest command whose answer was not taken yet. */
    public JsonObject answer() {
        Message message = answers.receive(PATIENCE);
        if (message == null) {
            throw new AssertionError("no answer came");
        }
        JsonObject answer = json(message);
        assertThat(FrameSchemas.strict().violationsOfAnswer(answer.toString())).isEmpty();
        return answer;
    }

    /** Gives a command, and waits for the answer. */
    public JsonObject ask(String json) {
        command(json);
        return answer();
    }

    /** The oldest of the commands that were put aside. */
    public Message rejected() {
        try (JMSConsumer rejected = context.createConsumer(context.createQueue("parley.rejected." + name))) {
            Message message = rejected.receive(PATIENCE);
            if (message == null) {
                throw new AssertionError("nothing was put aside");
            }
            return message;
        }
    }

    /** What this event says, which is as the schema has it. */
    static JsonObject event(Message message) {
        JsonObject event = json(message);
        assertThat(FrameSchemas.strict().violationsOfCloudEvent(event.toString()))
                .isEmpty();
        return event;
    }

    /** Whatever JSON this is. */
    static JsonObject json(Message message) {
        try (JsonReader reader = Json.createReader(new StringReader(message.getBody(String.class)))) {
            return reader.readObject();
        } catch (JMSException e) {
            throw new AssertionError(e);
        }
    }

    /** Between a connection that was lost and the next. */
    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_CONNECTIONS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
