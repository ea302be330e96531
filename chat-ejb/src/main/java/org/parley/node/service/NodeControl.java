package org.parley.node.service;

import org.parley.delivery.ClientConnections;
import org.parley.node.NodeId;

/** What administrators see and do. Thread-safe. */
final class NodeControl implements NodeMXBean {
    private final NodeId node;
    private final NodeDrain drain;
    private final ClientConnections connections;

    NodeControl(NodeId node, NodeDrain drain, ClientConnections connections) {
        this.node = node;
        this.drain = drain;
        this.connections = connections;
    }

    @Override
    public String getName() {
        return node.name();
    }

    @Override
    public String getState() {
        return drain.state().name();
    }

    @Override
    public int getSockets() {
        return connections.count();
    }

    @Override
    public void drain() {
        drain.begin();
    }
}
