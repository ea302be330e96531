package org.parley.account;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a person or a bot, for ever. */
public record UserId(UUID value) implements Serializable, Comparable<UserId> {

    /** @throws IllegalArgumentException if this is not a UUID's text form */
    public static UserId of(String text) {
        return new UserId(UUID.fromString(text));
    }

    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
