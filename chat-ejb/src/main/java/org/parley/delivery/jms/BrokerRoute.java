package org.parley.delivery.jms;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * The way to the broker at which all nodes meet, for some shards of the topic; while that does not answer, to another of
 * the cluster, which hands on what comes in elsewhere. Or for an integration, which no broker hands on. Thread-safe.
 */
public final class BrokerRoute implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BrokerRoute.class.getName());

    private final BrokerSettings settings;
    private final String home;
    private final List<ActiveMQConnectionFactory> homeFirst = new ArrayList<>();
    private volatile boolean homeAnswers = true;

    private BrokerRoute(BrokerSettings settings, List<String> brokers) {
        this.settings = settings;
        this.home = brokers.get(0);
        brokers.forEach(broker -> homeFirst.add(new ActiveMQConnectionFactory(settings.url(broker))));
    }

    /** @param home which of the brokers is preferred */
    public static BrokerRoute preferring(BrokerSettings settings, int home) {
        List<String> brokers = new ArrayList<>(settings.brokers());
        Collections.rotate(brokers, -home);
        return new BrokerRoute(settings, brokers);
    }

    /** To the broker at which integrations are at home, or its backup: while neither answers there is none. */
    public static BrokerRoute ofIntegrations(BrokerSettings settings) {
        return new BrokerRoute(settings, settings.home());
    }

    /** A connection, and whether it goes to the preferred broker. */
    public record Connected(Connection connection, boolean atHome) implements AutoCloseable {
        /** For one that was lost, too. */
        @Override
        public void close() {
            try {
                connection.close();
            } catch (JMSException | RuntimeException e) {
                LOG.log(Level.FINE, "delivery: a lost connection did not close", e);
            }
        }
    }

    /**
     * Connects to the preferred broker unless it is known not to answer, or else to the next. Blocks for some seconds at
     * most for each broker.
     *
     * @throws JMSException if none answers; the suppressed ones are of the others
     */
    public Connected connect() throws JMSException {
        List<ActiveMQConnectionFactory> order = new ArrayList<>(homeFirst);
        if (!homeAnswers) {
            Collections.rotate(order, -1);
        }
        JMSException failure = null;
        for (ActiveMQConnectionFactory broker : order) {
            boolean isHome = broker == homeFirst.get(0);
            try {
                Connection connection = broker.createConnection(settings.user(), settings.password());
                if (isHome) {
                    homeAnswers = true;
                }
                return new Connected(connection, isHome);
            } catch (JMSException e) {
                if (isHome) {
                    homeAnswers = false;
                }
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        throw failure == null ? new JMSException("no broker is known") : failure;
    }

    /** A connection was lost, or what was sent by it was not confirmed: the next one goes elsewhere if it can. */
    void lost(Connected connected) {
        if (connected.atHome) {
            homeAnswers = false;
        }
    }

    /** Whether a connection that goes elsewhere should be given up for a new one. */
    boolean homeAnswers() {
        return homeAnswers;
    }

    /** Asks the preferred broker whether it answers again. Blocks for some seconds at most. */
    void tryHome() {
        try (Connection connection = homeFirst.get(0).createConnection(settings.user(), settings.password())) {
            homeAnswers = true;
            LOG.log(Level.INFO, "delivery: the broker {0} answers again", home);
        } catch (JMSException e) {
            LOG.log(Level.FINE, "delivery: the broker {0} does not answer: {1}", new Object[] {home, e.toString()});
        }
    }

    @Override
    public void close() {
        homeFirst.forEach(ActiveMQConnectionFactory::close);
    }
}
