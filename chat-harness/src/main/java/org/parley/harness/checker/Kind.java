package org.parley.harness.checker;

import java.util.Locale;

/** A promise that was broken. The name, in lower case, is what a report calls it. */
public enum Kind {
    ACKED_NOT_STORED("a message was acknowledged and is not in the log"),
    ACKED_ELSEWHERE("a message was acknowledged at another offset than it is stored at"),
    STORED_TWICE("the same (room, author, clientId) is stored more than once"),
    ALTERED("a message is stored with another content than it was sent with"),
    UNSENT("a message is stored that nobody sent"),
    UNANSWERED("a send was neither acknowledged nor refused for good, though everything was healed"),
    HOLE("the log has no event at an offset up to its head"),
    OFFSET_REUSED("an offset stands for two different events"),
    BEYOND_HEAD("an event was delivered at an offset that the log does not have"),
    MISCOUNTED("an event's count of messages is wrong"),
    OVERTAKEN("a message was acknowledged before another was first sent, and has the higher offset"),
    GAP("a stream went on without an event that was due"),
    OUT_OF_ORDER("a stream brought an event after a later one"),
    DELIVERED_TWICE("a stream brought an event again"),
    NOT_RESUMED("a connection brought an event of a room that it did not resume"),
    NEEDLESS_RESET("a client was told to page though it lacked little enough"),
    NOT_LEVEL("a member's client does not hold the whole log at the end"),
    NOT_A_MEMBER("somebody received or said something in a room to which they did not belong"),
    MEMBERSHIP_NOT_LOGGED("a join or a leave is not in the log exactly once"),
    NOTHING_HAPPENED("the run proves nothing: too little was sent or delivered");

    private final String text;

    Kind(String text) {
        this.text = text;
    }

    /** The stable name in reports, such as {@code acked-not-stored}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One sentence for the person who reads it. */
    public String text() {
        return text;
    }
}
