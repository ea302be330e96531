package org.parley.room.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.account.User;
import org.parley.identifier.TimeOrderedUuid;
import org.parley.room.JoinedRoom;
import org.parley.room.Memberships.Standing;
import org.parley.room.Room;
import org.parley.room.RoomId;

class JpaMembershipsIT {
    private House house;
    private User alice;
    private User bob;
    private Room lunch;

    @BeforeEach
    void build() {
        house = new House();
        alice = house.person("alice");
        bob = house.person("bob");
        lunch = house.room("lunch", alice);
    }

    @Test
    void standingShouldTellHowAPersonStandsToARoom() {
        assertThat(standing(lunch.id(), alice)).isEqualTo(Standing.OWNER);
        assertThat(standing(lunch.id(), bob)).isEqualTo(Standing.STRANGER);
        house.join(lunch.id(), bob.id());
        assertThat(standing(lunch.id(), bob)).isEqualTo(Standing.MEMBER);
        assertThat(standing(new RoomId(TimeOrderedUuid.next()), bob)).isEqualTo(Standing.NO_SUCH_ROOM);
        house.rooms().delete(lunch.id(), alice.id());
        assertThat(standing(lunch.id(), alice)).isEqualTo(Standing.ROOM_DELETED);
        assertThat(standing(lunch.id(), bob)).isEqualTo(Standing.ROOM_DELETED);
    }

    @Test
    void roomsOfShouldLeaveOutDeletedRooms() {
        Room lounge = house.room("lounge", alice);
        house.rooms().delete(lunch.id(), alice.id());

        assertThat(house.memberships().roomsOf(alice.id()))
                .map(JoinedRoom::room)
                .containsExactly(lounge);
        assertThat(house.memberships().roomsOf(bob.id())).isEmpty();
    }

    @Test
    void readPositionShouldOnlyMoveForward() {
        markRead(7, 5);
        assertThat(position()).containsExactly(7, 5);
        markRead(3, 2);
        assertThat(position()).containsExactly(7, 5);
        markRead(9, 6);
        assertThat(position()).containsExactly(9, 6);
    }

    private Standing standing(RoomId room, User user) {
        return house.memberships().standing(room, user.id());
    }

    private void markRead(long offset, long messages) {
        house.memberships().markRead(lunch.id(), alice.id(), offset, messages);
    }

    private long[] position() {
        JoinedRoom joined = house.rooms().joined(lunch.id(), alice.id()).orElseThrow();
        return new long[] {joined.readOffset(), joined.readMessages()};
    }
}
