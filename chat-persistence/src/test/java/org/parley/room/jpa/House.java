package org.parley.room.jpa;

import java.util.Optional;
import java.util.function.Function;
import org.parley.account.NewAccount;
import org.parley.account.PasswordHash;
import org.parley.account.User;
import org.parley.account.UserId;
import org.parley.account.Username;
import org.parley.account.jpa.JpaAccounts;
import org.parley.database.TestDatabase;
import org.parley.room.MembershipChange;
import org.parley.room.MembershipChanges;
import org.parley.room.Memberships;
import org.parley.room.NewRoom;
import org.parley.room.ReadPosition;
import org.parley.room.Role;
import org.parley.room.Room;
import org.parley.room.RoomId;
import org.parley.room.RoomKind;
import org.parley.room.Rooms;

/** A house with people and rooms, each call in a transaction of its own. */
final class House {
    final TestDatabase database = TestDatabase.shared();

    House() {
        database.clear();
    }

    User person(String username) {
        return database.call(entities -> new JpaAccounts(entities)
                .register(new NewAccount(Username.of(username), username, new PasswordHash("hash"))));
    }

    Room room(String name, User owner) {
        return room(RoomKind.PUBLIC, name, owner);
    }

    Room room(RoomKind kind, String name, User owner) {
        return rooms().create(new NewRoom(kind, name, ""), owner.id()).room();
    }

    Optional<MembershipChange> join(RoomId room, UserId user) {
        return together(rooms -> {
            rooms.holdForJoin(room);
            return rooms.addMember(room, user, Role.MEMBER, user, ReadPosition.START);
        });
    }

    /** Several calls in one transaction. */
    <T> T together(Function<Rooms, T> work) {
        return database.call(entities -> work.apply(new JpaRooms(entities)));
    }

    /** How many transactions wait for another one at this moment. */
    long waitingForLocks() {
        return database.call(entities -> ((Number) entities.createNativeQuery(
                                "select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                        .getSingleResult())
                .longValue());
    }

    Rooms rooms() {
        return database.eachInTransaction(Rooms.class, JpaRooms::new);
    }

    Memberships memberships() {
        return database.eachInTransaction(Memberships.class, JpaMemberships::new);
    }

    MembershipChanges changes() {
        return database.eachInTransaction(MembershipChanges.class, JpaMembershipChanges::new);
    }
}
