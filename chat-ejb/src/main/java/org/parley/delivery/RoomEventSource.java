package org.parley.delivery;

/** Brings what all nodes have committed, as far as it matters here, to the {@link LocalHub}. */
public interface RoomEventSource {
    /** Whether events of other nodes may not come by themselves, because no broker answers. */
    boolean isDeaf();

    /** How many shards of the topic are heard. */
    int shardsHeard();
}
