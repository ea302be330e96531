package org.parley.message.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.room.MembershipChange.Kind.JOINED;
import static org.parley.room.MembershipChange.Kind.LEFT;
import static org.parley.room.MembershipChange.Kind.ROOM_CHANGED;
import static org.parley.room.MembershipChange.Kind.ROOM_DELETED;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.account.UserId;
import org.parley.room.MembershipChange;
import org.parley.room.RoomId;

/** What the relay appends at the same time; that it arrives is shown by the system tests. */
class MembershipRelayTest {
    private final RoomId lunch = new RoomId(UUID.randomUUID());
    private final RoomId tea = new RoomId(UUID.randomUUID());
    private final UserId alice = new UserId(UUID.randomUUID());
    private final UserId bob = new UserId(UUID.randomUUID());
    private long sequence;

    @Test
    void changesOfDifferentPeopleShouldGoTogether() {
        List<MembershipChange> storm =
                List.of(change(lunch, JOINED, alice), change(lunch, JOINED, bob), change(tea, JOINED, alice));

        assertThat(MembershipRelay.independent(storm)).isEqualTo(storm);
    }

    @Test
    void aPersonsLeavingShouldWaitForTheirJoining() {
        List<MembershipChange> visit =
                List.of(change(lunch, JOINED, alice), change(lunch, LEFT, alice), change(lunch, JOINED, bob));

        assertThat(MembershipRelay.independent(visit)).isEqualTo(visit.subList(0, 1));
    }

    @Test
    void theEndOfARoomShouldWaitForAllThatHappenedInIt() {
        List<MembershipChange> end =
                List.of(change(tea, JOINED, bob), change(lunch, JOINED, alice), change(lunch, ROOM_DELETED, bob));

        assertThat(MembershipRelay.independent(end)).isEqualTo(end.subList(0, 2));
        assertThat(MembershipRelay.independent(end.subList(2, 3))).isEqualTo(end.subList(2, 3));
    }

    @Test
    void whatARoomIsCalledShouldBeToldInOrderWhoeverChangesIt() {
        List<MembershipChange> names =
                List.of(change(lunch, ROOM_CHANGED, alice), change(lunch, ROOM_CHANGED, bob), change(tea, JOINED, bob));

        assertThat(MembershipRelay.independent(names)).isEqualTo(names.subList(0, 1));
    }

    private MembershipChange change(RoomId room, MembershipChange.Kind kind, UserId user) {
        return new MembershipChange(++sequence, room, kind, user, user, null);
    }
}
