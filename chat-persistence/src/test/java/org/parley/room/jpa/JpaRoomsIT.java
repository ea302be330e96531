package org.parley.room.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.account.User;
import org.parley.database.Race;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.identifier.TimeOrderedUuid;
import org.parley.room.DirectoryEntry;
import org.parley.room.Member;
import org.parley.room.MembershipChange;
import org.parley.room.NewRoom;
import org.parley.room.ReadPosition;
import org.parley.room.Role;
import org.parley.room.Room;
import org.parley.room.RoomId;
import org.parley.room.RoomKind;
import org.parley.room.Rooms;

class JpaRoomsIT {
    private House house;
    private User alice;
    private User bob;

    @BeforeEach
    void build() {
        house = new House();
        alice = house.person("alice");
        bob = house.person("bob");
    }

    @Test
    void creatorShouldOwnTheRoom() {
        Room lunch = house.room("Lunch", alice);

        assertThat(house.rooms().members(lunch.id())).containsExactly(new Member(alice, Role.OWNER));
        assertThat(house.rooms().owners(lunch.id())).isEqualTo(1);
        assertThat(house.rooms().joined(lunch.id(), alice.id()))
                .hasValueSatisfying(joined -> assertThat(joined.room()).isEqualTo(lunch));
        assertThat(house.rooms().joined(lunch.id(), bob.id())).isEmpty();
    }

    @Test
    void roomNameShouldBeTakenInAnyCaseUntilTheRoomIsDeleted() {
        Room lunch = house.room("Straße", alice);

        assertRefused(ErrorCode.ROOM_NAME_TAKEN, () -> house.room("STRASSE", bob));
        house.rooms().delete(lunch.id(), alice.id());
        house.room("STRASSE", bob);
    }

    @Test
    void oneOfManyShouldGetTheNameWhenAllCreateItAtOnce() throws Exception {
        List<Object> results = Race.of(8, runner -> house.room("lunch", runner % 2 == 0 ? alice : bob));

        assertThat(results).filteredOn(Room.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(ParleyException.class::isInstance)
                .hasSize(7)
                .allSatisfy(e -> assertThat(((ParleyException) e).code()).isEqualTo(ErrorCode.ROOM_NAME_TAKEN));
        assertThat(house.rooms().directory("", alice.id(), 100)).hasSize(1);
    }

    @Test
    void directRoomShouldBeOneWhenBothAskAtOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            User peer = house.person("peer" + round);
            List<Object> results = Race.of(
                    8,
                    runner -> runner % 2 == 0
                            ? house.rooms().direct(alice.id(), peer.id())
                            : house.rooms().direct(peer.id(), alice.id()));

            assertThat(results).map(result -> ((Rooms.Direct) result).room()).containsOnly(room(results.get(0)));
            assertThat(results)
                    .filteredOn(result -> !((Rooms.Direct) result).changes().isEmpty())
                    .hasSize(1);
            assertThat(house.rooms().members(room(results.get(0)).id()))
                    .map(Member::user)
                    .containsExactlyInAnyOrder(alice, peer);
        }
    }

    @Test
    void directRoomShouldTellEachPersonWhoTheOtherIs() {
        RoomId direct = house.rooms().direct(alice.id(), bob.id()).room().id();

        assertThat(house.rooms().joined(direct, alice.id()).orElseThrow().peer())
                .contains(bob.id());
        assertThat(house.rooms().joined(direct, bob.id()).orElseThrow().peer()).contains(alice.id());
    }

    @Test
    void joiningShouldBeRecordedOnceWhenAPersonJoinsManyTimesAtOnce() throws Exception {
        Room lunch = house.room("lunch", alice);

        List<Object> results = Race.of(8, runner -> house.join(lunch.id(), bob.id()));

        assertThat(results)
                .filteredOn(change -> ((Optional<?>) change).isPresent())
                .hasSize(1);
        assertThat(house.rooms().members(lunch.id())).hasSize(2);
    }

    @Test
    void nobodyShouldBeInTheRoomOrOutOfTheTrailWhenJoiningAndLeavingRace() throws Exception {
        Room lunch = house.room("lunch", alice);

        Race.of(
                8,
                runner -> runner % 2 == 0
                        ? house.join(lunch.id(), bob.id())
                        : house.together(rooms -> {
                            rooms.holdForChange(lunch.id());
                            return rooms.removeMember(lunch.id(), bob.id(), bob.id());
                        }));

        List<MembershipChange.Kind> trail = house.changes().unlogged(100).stream()
                .filter(change -> change.user().equals(bob.id()))
                .map(MembershipChange::kind)
                .toList();
        for (int i = 0; i < trail.size(); i++) {
            assertThat(trail.get(i)).isEqualTo(i % 2 == 0 ? MembershipChange.Kind.JOINED : MembershipChange.Kind.LEFT);
        }
        boolean joinedAtTheEnd = trail.size() % 2 == 1;
        assertThat(house.rooms().joined(lunch.id(), bob.id()).isPresent()).isEqualTo(joinedAtTheEnd);
    }

    @Test
    void joiningShouldWaitForADeletionThatIsNotYetCommitted() {
        Room lunch = house.room("lunch", alice);
        CompletableFuture<?> joining = house.together(rooms -> {
            rooms.holdForChange(lunch.id());
            rooms.delete(lunch.id(), alice.id());
            CompletableFuture<?> joiner = CompletableFuture.supplyAsync(() -> house.join(lunch.id(), bob.id()));
            Awaitility.await().until(() -> joiner.isDone() || house.waitingForLocks() > 0);
            assertThat(joiner).isNotDone();
            return joiner;
        });

        assertThat(joining)
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .withCauseInstanceOf(ParleyException.class)
                .withMessageContaining(ErrorCode.ROOM_DELETED.text());
    }

    @Test
    void manyShouldJoinWithoutWaitingForOneAnother() {
        Room lunch = house.room("lunch", alice);
        User carol = house.person("carol");

        house.together(rooms -> {
            rooms.holdForJoin(lunch.id());
            assertThat(CompletableFuture.supplyAsync(() -> house.join(lunch.id(), carol.id())))
                    .succeedsWithin(Duration.ofSeconds(30));
            return rooms.addMember(lunch.id(), bob.id(), Role.MEMBER, bob.id(), ReadPosition.START);
        });

        assertThat(house.rooms().members(lunch.id())).hasSize(3);
    }

    @Test
    void deletedRoomShouldBeHeldNoMore() {
        Room lunch = house.room("lunch", alice);
        house.rooms().delete(lunch.id(), alice.id());

        assertRefused(ErrorCode.ROOM_DELETED, () -> house.join(lunch.id(), bob.id()));
        assertRefused(ErrorCode.ROOM_DELETED, () -> house.rooms().holdForChange(lunch.id()));
        assertRefused(ErrorCode.ROOM_NOT_FOUND, () -> house.join(new RoomId(TimeOrderedUuid.next()), bob.id()));
        assertThat(house.rooms().joined(lunch.id(), alice.id())).isEmpty();
    }

    @Test
    void directoryShouldListPublicRoomsByName() {
        Room lunch = house.room("Lunch", alice);
        Room lounge = house.room("lounge 100%", bob);
        house.room(RoomKind.PRIVATE, "lunch secrets", alice);
        house.rooms().direct(alice.id(), bob.id());
        house.join(lunch.id(), bob.id());

        assertThat(house.rooms().directory("LU", alice.id(), 100)).containsExactly(new DirectoryEntry(lunch, 2, true));
        assertThat(house.rooms().directory("", alice.id(), 100))
                .containsExactly(new DirectoryEntry(lounge, 1, false), new DirectoryEntry(lunch, 2, true));
        assertThat(house.rooms().directory("0%", alice.id(), 100)).hasSize(1);
        assertThat(house.rooms().directory("%", alice.id(), 1)).hasSize(1);
        assertThat(house.rooms().directory("", alice.id(), 1)).hasSize(1);
    }

    @Test
    void directRoomShouldNotBeCreatedByName() {
        assertThatThrownBy(() -> new NewRoom(RoomKind.DIRECT, "lunch", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Room room(Object direct) {
        return ((Rooms.Direct) direct).room();
    }

    private static void assertRefused(ErrorCode code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ParleyException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
