package org.parley.message.service;

import java.time.Duration;

/** Learns how writes to the history go, to count them. Called on the lanes' threads; must not block or throw. */
public interface CommitMeter {
    /** Counts nothing. */
    CommitMeter NONE = new CommitMeter() {};

    /**
     * A write has ended well.
     *
     * @param events of which it told that they are stored
     * @param contended that another writer was ahead of, and that go into the next
     */
    default void committed(int events, int contended, Duration took) {}

    /** A write of so many events has failed. */
    default void failed(int events) {}
}
