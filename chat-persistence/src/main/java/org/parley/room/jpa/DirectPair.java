package org.parley.room.jpa;

import java.util.UUID;
import org.parley.account.UserId;

/** Two people, in the order of their ids' text: whoever of them asks, the pair is the same. */
record DirectPair(UUID first, UUID second) {

    static DirectPair of(UserId one, UserId other) {
        boolean inOrder = one.toString().compareTo(other.toString()) <= 0;
        return inOrder ? new DirectPair(one.value(), other.value()) : new DirectPair(other.value(), one.value());
    }
}
