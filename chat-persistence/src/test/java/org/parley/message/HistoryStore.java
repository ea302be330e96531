package org.parley.message;

import java.net.InetSocketAddress;
import java.util.List;

/** A real store of room logs, and what can go wrong with it: for the faults and interleavings of the contract. */
public interface HistoryStore {

    /** A history as one node has it; two calls give two nodes on the same store. */
    MessageHistory node();

    /** A node whose connections lead to this port of 127.0.0.1, where a {@link Cable} passes them on. */
    MessageHistory nodeThrough(int port);

    /** Where the store listens. */
    InetSocketAddress address();

    /** What stands in the request that makes a batch durable, and in no other. */
    String decisiveRequest();

    /**
     * Appends on {@code node}, while the store really fails when it has come to the event at {@code index}: those before
     * it are written or not, as the adapter does it, and those after it are not.
     *
     * @throws org.parley.failure.ParleyException as the append is bound to
     */
    void appendFailingAt(int index, List<NewEvent> batch, MessageHistory node);

    /** Stops the store without warning and starts it on the same data. Skips the test where the store is not ours. */
    void restart();

    /** What one does after the store was restored to an older state. */
    void takeEpochAway();

    /** Removes everything from the store; nodes made before are not to be used any more. */
    void clear();
}
