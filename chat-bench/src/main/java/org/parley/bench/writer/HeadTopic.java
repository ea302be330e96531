package org.parley.bench.writer;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Topic;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.parley.message.MessageHistory;
import org.parley.message.RoomEvent;
import org.parley.message.RoomHead;
import org.parley.room.RoomId;

/**
 * Tells the other writers how far rooms have grown, over the broker and in batches, as the nodes tell each other by
 * their events.
 */
final class HeadTopic implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(HeadTopic.class.getName());
    private static final String TOPIC = "parley.rooms.0";
    private static final String SENDER = "sender";
    private static final int MOST_WAITING = 10_000;
    private static final int PATIENCE_MILLIS = 200;

    private final String self = UUID.randomUUID().toString();
    private final MessageHistory history;
    private final JMSContext sending;
    private final JMSContext receiving;
    private final JMSConsumer consumer;
    private final BlockingQueue<List<RoomEvent>> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread sender = new Thread(this::send, "heads");
    private volatile boolean closed;

    private HeadTopic(ActiveMQConnectionFactory broker, String user, String password, MessageHistory history) {
        this.history = history;
        this.sending = broker.createContext(user, password, JMSContext.AUTO_ACKNOWLEDGE);
        this.receiving = broker.createContext(user, password, JMSContext.DUPS_OK_ACKNOWLEDGE);
        this.consumer = receiving.createConsumer(receiving.createTopic(TOPIC));
    }

    static HeadTopic connect(Map<String, String> settings, MessageHistory history) {
        String url = "tcp://" + WriterMain.required(settings, "PARLEY_BROKER_HOST") + ":"
                + WriterMain.required(settings, "PARLEY_BROKER_PORT");
        HeadTopic topic = new HeadTopic(
                new ActiveMQConnectionFactory(url),
                WriterMain.required(settings, "PARLEY_BROKER_USER"),
                WriterMain.required(settings, "PARLEY_BROKER_PASSWORD"),
                history);
        topic.consumer.setMessageListener(topic::hear);
        topic.sender.setDaemon(true);
        topic.sender.start();
        return topic;
    }

    /** Does not block; what finds no room is not told. */
    void tell(List<RoomEvent> events) {
        if (!waiting.offer(events)) {
            LOG.fine("Too many heads wait");
        }
    }

    private void send() {
        Topic destination = sending.createTopic(TOPIC);
        try {
            while (!closed) {
                List<RoomEvent> events = waiting.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                if (events != null) {
                    StringBuilder text = new StringBuilder();
                    events.forEach(event -> text.append(event.room())
                            .append(' ')
                            .append(event.offset())
                            .append(' ')
                            .append(event.messages())
                            .append('\n'));
                    sending.createProducer().setProperty(SENDER, self).send(destination, text.toString());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(Message message) {
        try {
            if (!self.equals(message.getStringProperty(SENDER))) {
                message.getBody(String.class).lines().forEach(this::learn);
            }
        } catch (JMSException e) {
            LOG.log(Level.WARNING, "A message of the topic cannot be read", e);
        }
    }

    private void learn(String line) {
        String[] fields = line.split(" ");
        history.learned(RoomId.of(fields[0]), new RoomHead(Long.parseLong(fields[1]), Long.parseLong(fields[2])));
    }

    @Override
    public void close() {
        closed = true;
        receiving.close();
    }
}
