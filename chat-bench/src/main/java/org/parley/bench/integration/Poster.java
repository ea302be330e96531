package org.parley.bench.integration;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.parley.bench.load.LoadException;
import org.parley.bench.peer.ParleyIntegration;

/** Posts into one room by commands, so many of them unanswered at a time. Belongs to one thread. */
public final class Poster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BODY = "x".repeat(100);

    private final JMSContext context;
    private final Queue commands;
    private final JMSProducer producer;
    private final JMSConsumer replies;
    private final String room;
    private final int window;
    /** Beyond the ids of any former one. */
    private long nextId = System.currentTimeMillis() << 20;

    /** @param window how many are unanswered at the most */
    public Poster(ParleyIntegration integration, String room, int window) {
        this.room = room;
        this.window = window;
        context = integration.connect(JMSContext.DUPS_OK_ACKNOWLEDGE);
        commands = context.createQueue("parley.commands." + ParleyIntegration.NAME);
        Queue answers = context.createQueue("parley.replies." + ParleyIntegration.NAME);
        producer = context.createProducer().setJMSReplyTo(answers);
        replies = context.createConsumer(answers);
    }

    /**
     * What was posted.
     *
     * @param latencies from sending a command to its answer, in nanoseconds
     */
    public record Posted(long count, Histogram latencies) {}

    /**
     * Posts for so long, and then waits for the last answers.
     *
     * @throws LoadException when a command is refused, or not answered
     */
    public Posted post(Duration time) {
        Histogram latencies = new Histogram(PATIENCE.toNanos(), 3);
        long first = nextId;
        long answered = 0;
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end || answered < nextId - first) {
            while (nextId - first - answered < window && System.nanoTime() < end) {
                send();
            }
            latencies.recordValue(Math.min(PATIENCE.toNanos(), System.nanoTime() - answer()));
            answered++;
        }
        return new Posted(answered, latencies);
    }

    private void send() {
        String command = """
                {"id": "%d", "type": "post", "room": "%s", "body": "%s"}""".formatted(nextId, room, BODY);
        producer.setJMSCorrelationID(Long.toString(System.nanoTime())).send(commands, command);
        nextId++;
    }

    /** Takes the next answer. @return when its command was sent */
    private long answer() {
        Message answer = replies.receive(PATIENCE.toMillis());
        if (answer == null) {
            throw new LoadException("A command was not answered in " + PATIENCE.toSeconds() + " s");
        }
        try {
            String text = answer.getBody(String.class);
            if (!text.contains("\"ok\":true")) {
                throw new LoadException("A command was refused: " + text);
            }
            return Long.parseLong(answer.getJMSCorrelationID());
        } catch (JMSException e) {
            throw new LoadException("An answer cannot be read", e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
