package org.parley.it.integration;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Posts lines into a room, in their order and each once, whatever crashes: a plain JMS client of one broker.
 *
 * <p>Up to {@value #WINDOW} commands are unanswered at a time. The id of each follows from its line, so whatever is unsure
 * is sent again: after a failure, and when no answer comes for some seconds, it goes back to the oldest that has none, and
 * sends that one and all after it. It does not go to another broker, where they would overtake those that wait on the disk
 * of this one.
 *
 * <p>One thread runs it; the figures may be read by others.
 */
final class PostingJob implements Runnable {
    private static final int WINDOW = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LISTEN_MILLIS = 200;

    private final ConnectionFactory broker;
    private final String name;
    private final String password;
    private final UUID room;
    private final List<String> lines;
    private final AtomicInteger released = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();

    PostingJob(ConnectionFactory broker, String name, String password, UUID room, List<String> lines) {
        this.broker = broker;
        this.name = name;
        this.password = password;
        this.room = room;
        this.lines = lines;
    }

    /** It may post so many of the lines. */
    void release(int count) {
        released.set(count);
    }

    /** How many lines are known to stand in the room. */
    int answered() {
        return answered.get();
    }

    /** How many commands were sent, those that were sent again included. */
    int sent() {
        return sent.get();
    }

    /** Returns when all lines are answered. */
    @Override
    public void run() {
        while (answered.get() < lines.size()) {
            try (JMSContext context = broker.createContext(name, password)) {
                post(context);
            } catch (JMSRuntimeException | JMSException e) {
                OtherSystem.pause();
            }
        }
    }

    private void post(JMSContext context) throws JMSException {
        Queue commands = context.createQueue("parley.commands." + name);
        Queue replies = context.createQueue("parley.replies." + name);
        JMSConsumer answers = context.createConsumer(replies);
        JMSProducer producer = context.createProducer().setJMSReplyTo(replies);
        int next = answered.get();
        long heard = System.nanoTime();
        while (answered.get() < lines.size()) {
            while (next < Math.min(released.get(), answered.get() + WINDOW)) {
                producer.setJMSCorrelationID(Integer.toString(next)).send(commands, command(next));
                sent.incrementAndGet();
                next++;
            }
            Message answer = answers.receive(LISTEN_MILLIS);
            if (answer != null) {
                take(answer);
                heard = System.nanoTime();
            } else if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                next = answered.get();
                heard = System.nanoTime();
            }
        }
    }

    private String command(int line) {
        return Json.createObjectBuilder()
                .add("id", room + "-" + line)
                .add("type", "post")
                .add("room", room.toString())
                .add("body", lines.get(line))
                .build()
                .toString();
    }

    /** One that was answered before is answered again when it was sent again. */
    private void take(Message answer) throws JMSException {
        JsonObject json = OtherSystem.json(answer);
        if (!json.getBoolean("ok")) {
            throw new AssertionError("refused: " + json);
        }
        answered.accumulateAndGet(Integer.parseInt(answer.getJMSCorrelationID()) + 1, Math::max);
    }
}
