package org.parley.dev.server;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;

/** Another corporate system, with a JMS client and no code of Parley's. */
record Integration(String name, String password) {

    /** What it is told. */
    Topic events(JMSContext context) {
        return context.createTopic("parley.events." + name);
    }

    Queue commands(JMSContext context) {
        return context.createQueue("parley.commands." + name);
    }

    Queue replies(JMSContext context) {
        return context.createQueue("parley.replies." + name);
    }

    Queue rejected(JMSContext context) {
        return context.createQueue("parley.rejected." + name);
    }

    JMSContext connect(Broker broker) {
        return core(broker).createContext(name, password);
    }

    JMSContext connectByAmqp(Broker broker) {
        return new JmsConnectionFactory("amqp://%s:%d?jms.forceSyncSend=true".formatted(Server.LOOPBACK, broker.port()))
                .createContext(name, password);
    }

    /** A connection of the application, which is at the other end of those addresses. */
    static JMSContext node(Broker broker) {
        return core(broker).createContext(broker.user(), broker.password());
    }

    static ConnectionFactory core(Broker broker) {
        return new ActiveMQConnectionFactory("tcp://%s:%d?callTimeout=3000".formatted(Server.LOOPBACK, broker.port()));
    }
}
