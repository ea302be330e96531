package org.parley.placement;

import java.util.List;

/**
 * This node's work for one of those that it serves.
 *
 * @param <T> what is served
 */
public interface Attendance<T> {

    /** It is still to be served, and stands like this now. Called every second; must not block. */
    default void look(T now) {}

    /** Asks the threads to end. Does not block. */
    void close();

    /** All that it runs on. */
    List<Thread> threads();

    /** Gives back what the threads have used; they have ended, or were given up. */
    default void release() {}

    default boolean hasEnded() {
        return threads().stream().noneMatch(Thread::isAlive);
    }
}
