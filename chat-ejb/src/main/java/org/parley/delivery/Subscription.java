package org.parley.delivery;

/**
 * One reader's stream of one room: first it catches up from the history, then it is live. Its state belongs to the
 * {@link RoomChannel}, under whose lock it changes; {@code position} is the catch-up's until then.
 */
public final class Subscription {
    final RoomReader reader;
    final RoomChannel channel;

    /** The last offset handed to the reader. */
    long position;

    boolean live;
    boolean closed;

    Subscription(RoomReader reader, RoomChannel channel, long position) {
        this.reader = reader;
        this.channel = channel;
        this.position = position;
    }
}
