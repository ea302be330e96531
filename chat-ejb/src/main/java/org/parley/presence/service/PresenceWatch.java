package org.parley.presence.service;

/** Somebody looks at some people; see {@link PresenceService#watch}. */
public interface PresenceWatch extends AutoCloseable {

    /** Ends it; no call to the consumer begins after this. Never blocks; closing twice changes nothing. */
    @Override
    void close();
}
