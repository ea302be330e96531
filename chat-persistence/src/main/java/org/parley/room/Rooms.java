package org.parley.room;

import java.util.List;
import java.util.Optional;
import org.parley.account.UserId;
import org.parley.room.MembershipChange.Description;

/**
 * All rooms, and the changes of who belongs to them. Knows no rule of who may do what: that is the caller's.
 *
 * <p>Every change of membership is written to the trail ({@link MembershipChanges}) in the transaction that makes it.
 * Methods that change something take part in the caller's transaction; a caller that decides by what it has read must
 * hold the room with {@link #holdForChange} or {@link #holdForJoin} first.
 *
 * <p>Blocks on I/O. Throws {@link org.parley.failure.ParleyException} with {@code ACCOUNTS_UNAVAILABLE} when the
 * database cannot be reached. Safe for use by many threads.
 */
public interface Rooms {

    /** A new room, and its creator's joining. */
    record Created(Room room, MembershipChange change) {}

    /**
     * A direct room, and how both people joined it if it is new.
     *
     * @param changes empty if the room was there before
     */
    record Direct(Room room, List<MembershipChange> changes) {}

    /**
     * Creates a room; {@code creator} becomes its owner. Of two that ask for the same name at once, one gets it.
     *
     * @throws org.parley.failure.ParleyException {@code ROOM_NAME_TAKEN}
     */
    Created create(NewRoom room, UserId creator);

    /** The room between two people, which is one, whoever of them asks first, and if both do at once. */
    Direct direct(UserId one, UserId other);

    /**
     * The room, with nobody else changing it or its members until the transaction ends.
     *
     * @throws org.parley.failure.ParleyException {@code ROOM_NOT_FOUND} or {@code ROOM_DELETED}
     */
    Room holdForChange(RoomId room);

    /**
     * The room, with nobody deleting it or removing members until the transaction ends; many can join at once.
     *
     * @throws org.parley.failure.ParleyException {@code ROOM_NOT_FOUND} or {@code ROOM_DELETED}
     */
    Room holdForJoin(RoomId room);

    /** Adds a member; empty if they belong to the room already. */
    Optional<MembershipChange> addMember(RoomId room, UserId user, Role role, UserId actor, ReadPosition read);

    /** Removes a member; empty if they do not belong to the room. */
    Optional<MembershipChange> removeMember(RoomId room, UserId user, UserId actor);

    /**
     * Gives the room another name or topic, or both.
     *
     * @throws org.parley.failure.ParleyException {@code ROOM_NAME_TAKEN}
     */
    MembershipChange describe(RoomId room, Description description, UserId actor);

    /** Marks the room as deleted; its name becomes free. */
    MembershipChange delete(RoomId room, UserId actor);

    /** How many owners the room has. */
    long owners(RoomId room);

    /** One person's view of a room they belong to; empty if they do not, or it is deleted. */
    Optional<JoinedRoom> joined(RoomId room, UserId user);

    /** Owners first, then by username. */
    List<Member> members(RoomId room);

    /**
     * Public rooms whose name contains {@code part}, whatever its case, by name.
     *
     * @param viewer who asks
     * @param limit the largest number of rooms
     */
    List<DirectoryEntry> directory(String part, UserId viewer, int limit);
}
