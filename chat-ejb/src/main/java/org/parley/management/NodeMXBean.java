package org.parley.management;

/** This node. Sends notifications when it is overloaded, loses the broker, or closes slow consumers. */
public interface NodeMXBean {

    /** The setting {@code parley.node.name}. */
    String getName();

    /** {@code STARTING}, {@code SERVING}, {@code LEAVING}, {@code DRAINING} or {@code DRAINED}. */
    String getState();

    /** Begins to send the clients to other nodes, before this one is stopped; returns at once, {@link #getState} tells. */
    void drain();

    /** Takes clients again, after it was drained and yet not stopped. */
    void resume();

    /** Memberships remembered by this node. */
    int getMembershipsCached();

    /** Forgets them: they are read from the database again. */
    void flushCaches();
}
