package org.parley.bench.integration;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.parley.bench.load.LoadException;
import org.parley.bench.peer.ParleyIntegration;

/** Reads the events of an integration by a durable subscription, and counts them. Its count may be read by any thread. */
public final class Subscriber implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String SUBSCRIPTION = "all";

    private final JMSContext context;
    private final JMSConsumer consumer;
    private final AtomicLong count = new AtomicLong();

    /** From now on it hears everything. */
    public Subscriber(ParleyIntegration integration) {
        context = integration.connect(JMSContext.DUPS_OK_ACKNOWLEDGE);
        context.setClientID(ParleyIntegration.NAME + "-bench");
        consumer = context.createDurableConsumer(
                context.createTopic("parley.events." + ParleyIntegration.NAME), SUBSCRIPTION);
        consumer.setMessageListener(event -> count.incrementAndGet());
    }

    /** Events so far. */
    public long count() {
        return count.get();
    }

    /**
     * Waits until it has so many.
     *
     * @throws LoadException when they do not come
     */
    public void await(long events) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (count.get() < events) {
            if (System.nanoTime() > deadline) {
                throw new LoadException((events - count.get()) + " events were not told to the subscriber");
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /** Ends the subscription: nothing is kept for it. */
    @Override
    public void close() {
        consumer.close();
        context.unsubscribe(SUBSCRIPTION);
        context.close();
    }
}
