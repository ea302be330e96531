package org.parley.node.service;

/** This node, for administrators: {@value #NAME} in the platform's MBean server. */
public interface NodeMXBean {
    String NAME = "org.parley:type=Node";

    /** The setting {@code parley.node.name}. */
    String getName();

    /** {@code SERVING}, {@code DRAINING} or {@code DRAINED}. */
    String getState();

    /** How many sockets are open. */
    int getSockets();

    /** Begins to send the clients to other nodes, before this one is stopped; returns at once, {@link #getState} tells. */
    void drain();
}
