package org.parley.delivery;

import java.time.Instant;

/** Learns what delivery on this node does, to count it. Called by any thread; must not block or throw. */
public interface DeliveryMeter {
    /** Counts nothing. */
    DeliveryMeter NONE = new DeliveryMeter() {};

    /** The broker has brought an event that was stored at this time, by the clock of the node that stored it. */
    default void arrived(Instant storedAt) {}

    /** So many events were put into the queues of so many readers. */
    default void delivered(int events, int readers) {}

    /** So many events had been delivered before, and were dropped. */
    default void repeated(int events) {}

    /** So many events did not come by themselves and were read from the history. */
    default void repaired(int events) {}
}
