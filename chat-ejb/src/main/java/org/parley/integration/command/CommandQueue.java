package org.parley.integration.command;

import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.jspecify.annotations.Nullable;
import org.parley.delivery.jms.BrokerRoute;
import org.parley.failure.ParleyException;
import org.parley.integration.Integration;

/**
 * An integration's queue of commands, and those of its answers and of what was rejected. What is taken is in a
 * transaction until {@link #done}. Opened by the first use, and again after it was lost. Belongs to one thread.
 */
final class CommandQueue implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CommandQueue.class.getName());
    private static final long BETWEEN_TRIES = TimeUnit.SECONDS.toNanos(5);

    private final Integration integration;
    private final BrokerRoute route;
    private @Nullable Link link;
    private long triedHome = System.nanoTime();

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
            MessageConsumer commands,
            MessageProducer rejected,
            Session answering,
            MessageProducer replies) {}

    /**
     * The next messages, at least one unless none came in time.
     *
     * @param most messages
     * @throws JMSException if the broker does not answer
     */
    List<Message> take(int most, long patienceMillis) throws JMSException {
        Link open = link();
        List<Message> taken = new ArrayList<>();
        Message next = open.commands.receive(patienceMillis);
        while (next != null) {
            taken.add(next);
            // what has come with the first; it does not ask the broker
            next = taken.size() < most ? open.commands.receive(1) : null;
        }
        return taken;
    }

    /** Puts a message aside, with the reason, as part of the transaction in which it was taken. */
    void reject(Message message, ParleyException reason) throws JMSException {
        Link open = open();
        open.rejected.send(RejectedMessage.of(open.taking, message, reason));
    }

    /** Answers each of these messages; an answer that nobody can take is dropped, and the log says so. */
    void answer(List<Message> messages, List<String> answers) throws JMSException {
        Link open = open();
        for (int i = 0; i < messages.size(); i++) {
            Destination to = messages.get(i).getJMSReplyTo();
            if (to == null) {
                continue;
            }
            if (!(to instanceof Queue queue) || !queue.getQueueName().equals(integration.replies())) {
                LOG.log(
                        Level.WARNING,
                        "integration: {0} asks for an answer to {1}, and gets none: only {2} is its own",
                        new Object[] {integration.name(), to, integration.replies()});
                continue;
            }
            TextMessage answer = open.answering.createTextMessage(answers.get(i));
            String correlation = messages.get(i).getJMSCorrelationID();
            answer.setJMSCorrelationID(correlation == null ? messages.get(i).getJMSMessageID() : correlation);
            open.replies.send(answer);
        }
        open.answering.commit();
    }

    /** What was taken has been carried out: the broker forgets it. */
    void done() throws JMSException {
        open().taking.commit();
    }

    /** What was taken has not been carried out: it comes again. */
    void giveBack() {
        Link open = link;
        if (open == null) {
            return;
        }
        try {
            open.answering.rollback();
            open.taking.rollback();
        } catch (JMSException | RuntimeException e) {
            route.lost(open.connected);
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

    private Link link() throws JMSException {
        Link present = link;
        if (present != null && !present.connected.atHome() && System.nanoTime() - triedHome > BETWEEN_TRIES) {
            route.tryHome();
            triedHome = System.nanoTime();
        }
        if (present != null && (present.connected.atHome() || !route.homeAnswers())) {
            return present;
        }
        close();
        BrokerRoute.Connected connected = route.connect();
        try {
            Link made = link(connected);
            connected.connection().start();
            link = made;
            return made;
        } catch (JMSException | RuntimeException e) {
            connected.close();
            throw e;
        }
    }

    private Link link(BrokerRoute.Connected connected) throws JMSException {
        Session taking = connected.connection().createSession(Session.SESSION_TRANSACTED);
        Session answering = connected.connection().createSession(Session.SESSION_TRANSACTED);
        MessageProducer rejected = taking.createProducer(ActiveMQJMSClient.createQueue(integration.rejected()));
        MessageProducer replies = answering.createProducer(ActiveMQJMSClient.createQueue(integration.replies()));
        rejected.setDeliveryMode(DeliveryMode.PERSISTENT);
        replies.setDeliveryMode(DeliveryMode.PERSISTENT);
        MessageConsumer commands = taking.createConsumer(ActiveMQJMSClient.createQueue(integration.commands()));
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
