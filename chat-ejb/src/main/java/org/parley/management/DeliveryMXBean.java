package org.parley.management;

/** How events reach this node's sockets. Counts are since the application started. */
public interface DeliveryMXBean {

    /** Whether the broker has taken the last message that it was given. */
    boolean isBrokerConnected();

    /** Committed events that wait for the broker. */
    int getEventsWaitingForBroker();

    /** Rooms with readers on this node. */
    int getRoomsFollowed();

    /** Events put into sockets' queues. */
    long getDeliveries();

    /** Events that did not come by the topic, and were read from the history. */
    long getEventsRepaired();

    /** Events that had come before, and were dropped. */
    long getEventsRepeated();

    /**
     * Compares a room with the history, and delivers what its readers here lack.
     *
     * @param room its id
     */
    void resync(String room);

    /** The same for all rooms with readers here, within seconds. */
    void resyncAll();
}
