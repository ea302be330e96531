package org.parley.integration.jms;

import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.jspecify.annotations.Nullable;
import org.parley.delivery.jms.BrokerRoute;
import org.parley.failure.ParleyException;
import org.parley.integration.Integration;
import org.parley.integration.command.CommandInbox;
import org.parley.integration.command.ReceivedCommand;
import org.parley.integration.service.BrokerAwayException;

/** {@link CommandInbox} in a transaction of the broker. Opened by the first use, and again after it was lost. */
final class CommandQueue implements CommandInbox {
    private static final Logger LOG = Logger.getLogger(CommandQueue.class.getName());

    private final Integration integration;
    private final BrokerRoute route;
    private @Nullable Link link;

    CommandQueue(Integration integration, BrokerRoute route) {
        this.integration = integration;
        this.route = route;
    }

    /**
     * @param taking what is taken, and what is rejected, in one transaction
     * @param answering the answers, in another: one that cannot be sent must not spoil the first
     */
    private record Link(
            BrokerRoute.Connected connected,
            Session taking,
            ClientConsumer commands,
            MessageProducer rejected,
            Session answering,
            MessageProducer replies) {}

    @Override
    public List<ReceivedCommand> take(int most, long patienceMillis) throws BrokerAwayException {
        try {
            Link open = link();
            List<ReceivedCommand> taken = new ArrayList<>();
            ClientMessage next = open.commands.receive(patienceMillis);
            while (next != null) {
                taken.add(ReceivedMessage.of(next));
                next.acknowledge();
                // what has come with the first; it does not ask the broker
                next = taken.size() < most ? open.commands.receive(1) : null;
            }
            return taken;
        } catch (JMSException | ActiveMQException e) {
            throw new BrokerAwayException(e);
        }
    }

    @Override
    public void reject(ReceivedCommand command, ParleyException reason) throws BrokerAwayException {
        Link open = open();
        try {
            open.rejected.send(RejectedMessage.of(open.taking, (ReceivedMessage) command, reason));
        } catch (JMSException e) {
            throw new BrokerAwayException(e);
        }
    }

    @Override
    public void answer(List<ReceivedCommand> commands, List<String> answers) throws BrokerAwayException {
        Link open = open();
        // the client asks the broker for each of these objects, at its first use, whether there is such a queue
        Queue replies = ActiveMQJMSClient.createQueue(integration.replies());
        try {
            for (int i = 0; i < commands.size(); i++) {
                answer(open, replies, (ReceivedMessage) commands.get(i), answers.get(i));
            }
            open.answering.commit();
        } catch (InvalidDestinationException | JMSSecurityException e) {
            LOG.log(
                    Level.WARNING,
                    "integration: the broker takes no answers for {0}, they are dropped: {1}",
                    new Object[] {integration.name(), e.getMessage()});
            forgetAnswers(open);
        } catch (JMSException e) {
            throw new BrokerAwayException(e);
        }
    }

    private static void forgetAnswers(Link open) throws BrokerAwayException {
        try {
            open.answering.rollback();
        } catch (JMSException e) {
            throw new BrokerAwayException(e);
        }
    }

    private void answer(Link open, Queue replies, ReceivedMessage command, String answer) throws JMSException {
        Destination to = command.replyTo();
        if (to == null) {
            return;
        }
        if (!isForReplies(to)) {
            LOG.log(
                    Level.WARNING,
                    "integration: {0} asks for an answer to {1}, and gets none: only {2} is its own",
                    new Object[] {integration.name(), to, integration.replies()});
            return;
        }
        TextMessage message = open.answering.createTextMessage(answer);
        message.setJMSCorrelationID(command.correlation());
        open.replies.send(replies, message);
    }

    /** A queue by JMS and AMQP. By STOMP it may be the name alone, which says neither queue nor topic. */
    private boolean isForReplies(Destination to) {
        return !(to instanceof Topic)
                && to instanceof ActiveMQDestination named
                && named.getAddress().equals(integration.replies());
    }

    @Override
    public void done() throws BrokerAwayException {
        try {
            open().taking.commit();
        } catch (JMSException e) {
            throw new BrokerAwayException(e);
        }
    }

    @Override
    public void giveBack() {
        Link open = link;
        if (open == null) {
            return;
        }
        try {
            open.answering.rollback();
            open.taking.rollback();
        } catch (JMSException | RuntimeException e) {
            close();
        }
    }

    private Link open() {
        Link open = link;
        if (open == null) {
            throw new IllegalStateException("nothing was taken");
        }
        return open;
    }

    private Link link() throws JMSException, ActiveMQException {
        Link present = link;
        if (present != null) {
            return present;
        }
        BrokerRoute.Connected connected = route.connect();
        try {
            Link made = link(connected);
            connected.connection().start();
            link = made;
            return made;
        } catch (JMSException | ActiveMQException | RuntimeException e) {
            connected.close();
            throw e;
        }
    }

    private Link link(BrokerRoute.Connected connected) throws JMSException, ActiveMQException {
        Session taking = connected.connection().createSession(Session.SESSION_TRANSACTED);
        Session answering = connected.connection().createSession(Session.SESSION_TRANSACTED);
        MessageProducer rejected = taking.createProducer(ActiveMQJMSClient.createQueue(integration.rejected()));
        // to nowhere in particular: commands are taken whether that queue is there or not
        MessageProducer replies = answering.createProducer(null);
        rejected.setDeliveryMode(DeliveryMode.PERSISTENT);
        replies.setDeliveryMode(DeliveryMode.PERSISTENT);
        ClientConsumer commands =
                ((ActiveMQSession) taking).getCoreSession().createConsumer(SimpleString.of(integration.commands()));
        return new Link(connected, taking, commands, rejected, answering, replies);
    }

    @Override
    public void close() {
        Link present = link;
        link = null;
        if (present != null) {
            present.connected.close();
        }
    }
}
