package org.parley.message;

/** What became of an event that asked to be appended. */
public sealed interface AppendOutcome {

    /**
     * The event is in the log, durably, and readable by everybody.
     *
     * @param event as it is stored
     * @param repeated it was there before: this is the first result again
     */
    record Appended(RoomEvent event, boolean repeated) implements AppendOutcome {}

    /** Another writer was ahead in this room; nothing was stored. Append again, before later events of the room. */
    record Contended() implements AppendOutcome {}
}
