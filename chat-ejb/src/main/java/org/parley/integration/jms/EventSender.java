package org.parley.integration.jms;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.apache.activemq.artemis.jms.client.JMSExceptionHelper;
import org.jspecify.annotations.Nullable;
import org.parley.delivery.jms.BrokerRoute;
import org.parley.integration.Integration;
import org.parley.integration.event.Backlog;
import org.parley.integration.event.CloudEvent;
import org.parley.integration.event.EventOutlet;
import org.parley.integration.event.NotNowException;

/** A connection to the broker for the events of one integration. Belongs to one thread. */
final class EventSender implements EventOutlet {
    private static final Logger LOG = Logger.getLogger(EventSender.class.getName());
    private static final int BATCH = 200;
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(5);

    /** Subscriptions. */
    private static final int MOST_COUNTED = 100;

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Where nobody listens, events are passed over together, so often, and not one by one as they come. */
    private static final Duration UNHEARD = Duration.ofMillis(100);

    private final Integration integration;
    private final BrokerRoute route;
    private @Nullable Link link;
    private volatile Backlog fullest = Backlog.NONE;
    private long counted = System.nanoTime();

    private record Link(BrokerRoute.Connected connected, Session session, MessageProducer producer) {}

    EventSender(Integration integration, BrokerRoute route) {
        this.integration = integration;
        this.route = route;
    }

    @Override
    public int most() {
        return BATCH;
    }

    /**
     * In one transaction. What the broker has already is not there twice, as long as it remembers its id. Without any
     * subscription it would keep none of them, and is given none.
     */
    @Override
    public boolean send(List<CloudEvent> events) throws NotNowException {
        try {
            if (isHeard()) {
                sendOnce(events);
            } else if (events.size() < BATCH) {
                LockSupport.parkNanos(UNHEARD.toNanos());
            }
            return true;
        } catch (JMSException e) {
            attend();
            throw new NotNowException(e.toString(), PAUSE);
        }
    }

    @Override
    public Backlog fullest() {
        return fullest;
    }

    /** Counts what waits in the subscriptions. */
    @Override
    public void attend() {
        if (System.nanoTime() - counted < BETWEEN_COUNTS.toNanos()) {
            return;
        }
        try {
            fullest = count();
        } catch (JMSException | ActiveMQException e) {
            // the feed says so as soon as there is something to send
            LOG.log(Level.FINE, "integration: subscriptions of " + integration.name() + " are not known now", e);
            disconnect();
        }
        counted = System.nanoTime();
    }

    private Backlog count() throws JMSException, ActiveMQException {
        ClientSession broker = ((ActiveMQSession) link().session).getCoreSession();
        List<SimpleString> subscriptions =
                broker.addressQuery(SimpleString.of(integration.events())).getQueueNames();
        Backlog most = Backlog.NONE;
        for (SimpleString queue : subscriptions.subList(0, Math.min(subscriptions.size(), MOST_COUNTED))) {
            ClientSession.QueueQuery found = broker.queueQuery(queue);
            if (found.getMessageCount() >= most.events()) {
                most = new Backlog(queue.toString(), found.getMessageCount(), found.getConsumerCount() > 0);
            }
        }
        return most;
    }

    /** Whether there is a subscription, its subscriber connected or not, at this moment: later than these events. */
    private boolean isHeard() throws JMSException {
        try {
            ClientSession.AddressQuery topic = ((ActiveMQSession) link().session)
                    .getCoreSession()
                    .addressQuery(SimpleString.of(integration.events()));
            // to one that is not there sending fails, and the events wait
            return !topic.isExists() || !topic.getQueueNames().isEmpty();
        } catch (ActiveMQException e) {
            disconnect();
            throw JMSExceptionHelper.convertFromActiveMQException(e);
        }
    }

    private void sendOnce(List<CloudEvent> events) throws JMSException {
        try {
            sendTogether(events);
        } catch (JMSException e) {
            if (!isRepeated(e)) {
                throw e;
            }
            // one that is there already spoils the transaction of those that are not
            for (CloudEvent event : events) {
                sendUnlessThere(event);
            }
        }
    }

    private void sendUnlessThere(CloudEvent event) throws JMSException {
        try {
            sendTogether(List.of(event));
        } catch (JMSException e) {
            if (!isRepeated(e)) {
                throw e;
            }
        }
    }

    private void sendTogether(List<CloudEvent> events) throws JMSException {
        Link open = link();
        try {
            for (CloudEvent event : events) {
                open.producer.send(message(open.session, event));
            }
            open.session.commit();
        } catch (JMSException e) {
            if (isRepeated(e)) {
                open.session.rollback();
            } else {
                disconnect();
            }
            throw e;
        } catch (RuntimeException e) {
            disconnect();
            throw e;
        }
    }

    private static TextMessage message(Session session, CloudEvent event) throws JMSException {
        TextMessage message = session.createTextMessage(event.json());
        message.setStringProperty(Message.HDR_DUPLICATE_DETECTION_ID.toString(), event.id());
        message.setStringProperty("room", event.event().room().toString());
        message.setLongProperty("offset", event.event().offset());
        message.setStringProperty("epoch", event.epoch());
        message.setStringProperty("type", event.kind());
        message.setStringProperty("sender", event.author().username());
        return message;
    }

    private Link link() throws JMSException {
        Link present = link;
        if (present != null) {
            return present;
        }
        BrokerRoute.Connected connected = route.connect();
        try {
            Session session = connected.connection().createSession(Session.SESSION_TRANSACTED);
            MessageProducer producer = session.createProducer(ActiveMQJMSClient.createTopic(integration.events()));
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            Link made = new Link(connected, session, producer);
            link = made;
            return made;
        } catch (JMSException | RuntimeException e) {
            connected.close();
            throw e;
        }
    }

    private static boolean isRepeated(JMSException e) {
        return e.getCause() instanceof ActiveMQException cause
                && cause.getType() == ActiveMQExceptionType.DUPLICATE_ID_REJECTED;
    }

    private void disconnect() {
        Link present = link;
        link = null;
        if (present != null) {
            present.connected.close();
        }
    }

    @Override
    public void close() {
        disconnect();
    }
}
