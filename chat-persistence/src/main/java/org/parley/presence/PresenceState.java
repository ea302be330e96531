package org.parley.presence;

/** How a person can be reached. */
public enum PresenceState {
    ONLINE,
    OFFLINE,
    /** The presence store cannot be reached: nobody knows. */
    UNKNOWN
}
