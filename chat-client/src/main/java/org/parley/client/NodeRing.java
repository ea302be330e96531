package org.parley.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The nodes a client knows, and which one it tries next. Guarded by its owner. */
final class NodeRing {
    private final List<URI> nodes;
    private int position;

    NodeRing(List<URI> nodes) {
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("A client needs at least one node");
        }
        this.nodes = new ArrayList<>(nodes);
    }

    URI current() {
        return nodes.get(position);
    }

    void advance() {
        position = (position + 1) % nodes.size();
    }

    void learn(Collection<String> others) {
        for (String other : others) {
            URI node = URI.create(other);
            if (!nodes.contains(node)) {
                nodes.add(node);
            }
        }
    }
}
