package org.parley.bench.routing;

/**
 * What goes between nodes and brokers; rates are a second, of all nodes together.
 *
 * @param events published
 * @param received events that reach a node, counted at each node
 * @param useful those of {@code received} whose room has a reader on that node
 * @param sent JMS messages from nodes to brokers
 * @param delivered JMS messages from brokers to nodes
 * @param subscriptions at the brokers; not a rate
 */
record Traffic(double events, double received, double useful, double sent, double delivered, long subscriptions) {
    double usefulShare() {
        return useful / received;
    }

    double sentPerEvent() {
        return sent / events;
    }

    double deliveredPerEvent() {
        return delivered / events;
    }

    /** JMS messages into and out of all brokers. */
    double messages() {
        return sent + delivered;
    }
}
