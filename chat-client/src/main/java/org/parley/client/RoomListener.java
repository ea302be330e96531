package org.parley.client;

/**
 * Learns what happens in one room. The calls come one at a time and in order, across reconnects; they must not block.
 */
public interface RoomListener {

    /** The next event of the room. */
    void onEvent(Event event);

    /**
     * Too much was missed: the stream goes on after {@code head}; what lies between is had by {@link ChatClient#history}.
     *
     * @param last the last offset that was seen before
     */
    default void onReset(long last, long head) {}

    /**
     * The history was restored to an older state: what came of the room is to be forgotten, all of it comes again from
     * the beginning.
     */
    default void onRestored() {}

    /** The server broke its promise of "each event once, in order". */
    default void onAnomaly(Anomaly anomaly) {}

    /** The room cannot be followed: not a member, deleted, no such room. */
    default void onRefused(ServerFrame.Failure failure) {}

    /** An event that was not the one due. An event that comes again is not passed on; one that comes too early is. */
    record Anomaly(Kind kind, long expected, Event event) {

        /** How the promise was broken. */
        public enum Kind {
            GAP,
            REPEATED,
            MISCOUNTED
        }
    }
}
