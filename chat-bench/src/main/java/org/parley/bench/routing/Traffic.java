package org.parley.bench.routing;

/**
 * What goes between nodes and brokers; rates are a second, of all nodes together.
 *
 * @param events published
 * @param received events that reach a node, counted at each node
 * @param useful those of {@code received} whose room has a reader on that node
 * @param sent JMS messages with events from nodes to brokers
 * @param delivered JMS messages with events from brokers to nodes
 * @param beacons JMS messages without events from brokers to nodes
 * @param subscriptions at the brokers; not a rate
 */
record Traffic(
        double events,
        double received,
        double useful,
        double sent,
        double delivered,
        double beacons,
        long subscriptions) {
    /** Processor seconds of a broker to take in or hand out a JMS message, and for each event in it. */
    private static final double PER_MESSAGE = 17e-6;

    private static final double PER_EVENT = 0.84e-6;

    double usefulShare() {
        return useful / received;
    }

    double sentPerEvent() {
        return sent / events;
    }

    double deliveredPerEvent() {
        return delivered / events;
    }

    /** How many processors the brokers need for this. */
    double brokerProcessors() {
        return PER_MESSAGE * (sent + delivered + beacons) + PER_EVENT * (events + received);
    }
}
