package org.parley.delivery;

import java.util.List;
import org.parley.message.RoomEvent;

/**
 * Carries committed events to all nodes, this one included, and to whoever else listens to the topic: each at least
 * once, though not in the order of their offsets where one did not get there the first time. Safe for many threads.
 */
public interface RoomEventPublisher {
    /**
     * Never blocks, never fails: events are in the history already, so what cannot be carried now comes to be {@linkplain
     * OwedEvents owed}. Events of one room are to be given in order of their offsets.
     */
    void publish(List<RoomEvent> events);

    /**
     * Carries events that did not get there the first time, or of which that is not known. Waits for the broker, and lets
     * new events go first. For one thread at a time.
     *
     * @return whether the broker has confirmed them all
     */
    boolean publishAgain(List<RoomEvent> events) throws InterruptedException;

    /** How many events the broker has not confirmed yet; bounded. */
    int waiting();

    /** Whether it is worth trying: false while the broker takes nothing. */
    boolean isCarrying();

    /** Tells the person's other devices. Not repeated when it cannot be carried: the next welcome says the same. */
    void publish(ReadMark read);
}
