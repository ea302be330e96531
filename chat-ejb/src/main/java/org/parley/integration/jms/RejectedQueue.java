package org.parley.integration.jms;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.parley.delivery.jms.BrokerRoute;
import org.parley.delivery.jms.BrokerSettings;
import org.parley.integration.Integration;
import org.parley.integration.command.RejectedCommand;
import org.parley.integration.command.RejectedCommands;
import org.parley.integration.service.BrokerAwayException;

/** {@link RejectedCommands} by a connection for each call. */
public final class RejectedQueue implements RejectedCommands {
    private static final String ALL = "";
    private static final String WITH_TEXT = RejectedMessage.TEXT + " = TRUE";
    private static final Pattern ID = Pattern.compile("ID:[\\w-]+");
    private static final int TOGETHER = 100;
    private static final long PATIENCE_MILLIS = 1_000;

    private final BrokerSettings settings;

    public RejectedQueue(BrokerSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<RejectedCommand> list(Integration integration) throws BrokerAwayException {
        return within(session -> {
            List<RejectedCommand> found = new ArrayList<>();
            for (Message message : waiting(session, integration, ALL, MOST_LISTED)) {
                found.add(new RejectedCommand(
                        message.getJMSMessageID(),
                        Instant.ofEpochMilli(message.getLongProperty(RejectedMessage.SENT_AT)),
                        message.getStringProperty(RejectedMessage.ERROR),
                        message.getStringProperty(RejectedMessage.REASON),
                        message.getBooleanProperty(RejectedMessage.TEXT)));
            }
            return found;
        });
    }

    @Override
    public int replay(Integration integration) throws BrokerAwayException {
        return within(session -> replay(session, integration, WITH_TEXT));
    }

    @Override
    public int replay(Integration integration, String id) throws BrokerAwayException {
        if (!ID.matcher(id).matches()) {
            return 0;
        }
        return within(session -> replay(session, integration, WITH_TEXT + " AND JMSMessageID = '" + id + "'"));
    }

    /** Received and sent in the same transactions. */
    private static int replay(Session session, Integration integration, String selector) throws JMSException {
        int there = waiting(session, integration, selector, MOST_REPLAYED).size();
        MessageProducer commands = session.createProducer(ActiveMQJMSClient.createQueue(integration.commands()));
        MessageConsumer rejected =
                session.createConsumer(ActiveMQJMSClient.createQueue(integration.rejected()), selector);
        int replayed = 0;
        while (replayed < there) {
            Message next = rejected.receive(PATIENCE_MILLIS);
            if (next == null) {
                // somebody else has taken the rest
                break;
            }
            commands.send(RejectedMessage.original(session, next));
            replayed++;
            if (replayed % TOGETHER == 0) {
                session.commit();
            }
        }
        session.commit();
        return replayed;
    }

    private static List<Message> waiting(Session session, Integration integration, String selector, int most)
            throws JMSException {
        try (QueueBrowser browser =
                session.createBrowser(ActiveMQJMSClient.createQueue(integration.rejected()), selector)) {
            List<Message> found = new ArrayList<>();
            Enumeration<?> messages = browser.getEnumeration();
            while (found.size() < most && messages.hasMoreElements()) {
                found.add((Message) messages.nextElement());
            }
            return Collections.unmodifiableList(found);
        }
    }

    private interface Work<T> {
        T in(Session session) throws JMSException;
    }

    /** What is not committed when it ends is as it was. */
    private <T> T within(Work<T> work) throws BrokerAwayException {
        try (BrokerRoute route = BrokerRoute.ofIntegrations(settings);
                BrokerRoute.Connected connected = route.connect()) {
            connected.connection().start();
            return work.in(connected.connection().createSession(Session.SESSION_TRANSACTED));
        } catch (JMSException e) {
            throw new BrokerAwayException(e);
        }
    }
}
