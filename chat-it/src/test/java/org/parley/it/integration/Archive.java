package org.parley.it.integration;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps the events of one room in the order in which it hears of them first: a plain JMS client, by AMQP, with a shared
 * durable subscription, and acknowledges what it has kept. What comes again it knows by epoch, room and offset.
 *
 * <p>One thread runs it; what it has may be read by others.
 */
final class Archive implements Runnable {
    private static final long LISTEN_MILLIS = 200;

    private final ConnectionFactory broker;
    private final String name;
    private final String password;
    private final String room;
    private final Set<String> known = new HashSet<>();
    private final List<Entry> entries = new ArrayList<>();
    private int doubles;
    private boolean subscribed;
    private volatile boolean closed;

    /** @param body empty unless it is a message */
    record Entry(long offset, String body) {}

    Archive(ConnectionFactory broker, String name, String password, UUID room) {
        this.broker = broker;
        this.name = name;
        this.password = password;
        this.room = room.toString();
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    List<String> bodies() {
        return entries().stream()
                .map(Entry::body)
                .filter(body -> !body.isEmpty())
                .toList();
    }

    /** How many events came that it had. */
    synchronized int doubles() {
        return doubles;
    }

    /** Whether its subscription was made: from then on it misses nothing. */
    synchronized boolean isSubscribed() {
        return subscribed;
    }

    /** Hears until {@link #close}. */
    @Override
    public void run() {
        while (!closed) {
            try (JMSContext context = broker.createContext(name, password, JMSContext.CLIENT_ACKNOWLEDGE)) {
                hear(context);
            } catch (JMSRuntimeException | JMSException e) {
                OtherSystem.pause();
            }
        }
    }

    void close() {
        closed = true;
    }

    private void hear(JMSContext context) throws JMSException {
        JMSConsumer events = context.createSharedDurableConsumer(
                context.createTopic("parley.events." + name), "day", "room = '" + room + "'");
        synchronized (this) {
            subscribed = true;
        }
        while (!closed) {
            Message event = events.receive(LISTEN_MILLIS);
            if (event != null) {
                keep(event);
                event.acknowledge();
            }
        }
    }

    private synchronized void keep(Message event) throws JMSException {
        long offset = event.getLongProperty("offset");
        if (known.add(event.getStringProperty("epoch") + "/" + event.getStringProperty("room") + "/" + offset)) {
            JsonObject data = OtherSystem.event(event).getJsonObject("data");
            entries.add(new Entry(offset, data.getString("body", "")));
        } else {
            doubles++;
        }
    }
}
