package org.parley.room.service;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.account.Accounts;
import org.parley.account.UserId;
import org.parley.bot.Bots;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.message.MessageHistory;
import org.parley.message.RoomHead;
import org.parley.room.JoinedRoom;
import org.parley.room.MembershipChange;
import org.parley.room.MembershipChange.Description;
import org.parley.room.Memberships;
import org.parley.room.Memberships.Standing;
import org.parley.room.NewRoom;
import org.parley.room.ReadPosition;
import org.parley.room.Role;
import org.parley.room.Room;
import org.parley.room.RoomId;
import org.parley.room.RoomKind;
import org.parley.room.Rooms;
import org.parley.text.Line;

/**
 * Changes rooms and who belongs to them, and holds the rules of who may.
 *
 * <p>Each method is one transaction. In it the change is made, written to the trail, and fired as a CDI event
 * ({@link MembershipChange}) for observers of {@code AFTER_SUCCESS}. What two people do at once has the outcome of one
 * after the other.
 *
 * <p>Every method throws {@link ParleyException}, besides what it says itself: {@code ROOM_NOT_FOUND},
 * {@code ROOM_DELETED}, {@code NOT_A_MEMBER}, {@code NOT_ALLOWED}; {@code ACCOUNTS_UNAVAILABLE} when the database is
 * away.
 */
@Stateless
public class RoomService {
    private static final int MAX_NAME = 64;
    private static final int MAX_TOPIC = 250;

    @Inject
    Rooms rooms;

    @Inject
    Memberships memberships;

    @Inject
    Accounts accounts;

    @Inject
    Bots bots;

    @Inject
    MessageHistory history;

    @Inject
    Event<MembershipChange> changes;

    /**
     * A new public or private room, owned by {@code creator}.
     *
     * @throws ParleyException {@code ROOM_NAME_TAKEN}; {@code INVALID_FIELD}
     */
    public RoomId create(RoomKind kind, String name, String topic, UserId creator) {
        NewRoom room = new NewRoom(kind, Line.of("name", name, 1, MAX_NAME), Line.of("topic", topic, 0, MAX_TOPIC));
        Rooms.Created created = rooms.create(room, creator);
        changes.fire(created.change());
        return created.room().id();
    }

    /**
     * The direct room of two people, made if need be.
     *
     * @throws ParleyException {@code USER_NOT_FOUND}
     */
    public RoomId direct(UserId asker, UserId peer) {
        if (asker.equals(peer)) {
            throw new ParleyException(ErrorCode.NOT_ALLOWED, "A direct room is between two people.");
        }
        requirePerson(peer);
        Rooms.Direct direct = rooms.direct(asker, peer);
        direct.changes().forEach(changes::fire);
        return direct.room().id();
    }

    /** Joins a public room. Nothing happens if the person belongs to it already. */
    public void join(RoomId id, UserId user) {
        ReadPosition end = end(id);
        Room room = rooms.holdForJoin(id);
        if (room.kind() != RoomKind.PUBLIC && !memberships.standing(id, user).belongs()) {
            throw new ParleyException(ErrorCode.NOT_ALLOWED, "One joins this room by invitation.");
        }
        rooms.addMember(id, user, Role.MEMBER, user, end).ifPresent(changes::fire);
    }

    /**
     * Adds another person. To a public room any member may, to a private one its owners. Nothing happens if the person
     * belongs to it already.
     *
     * @throws ParleyException {@code USER_NOT_FOUND}
     */
    public void invite(RoomId id, UserId guest, UserId host) {
        ReadPosition end = end(id);
        Room room = rooms.holdForJoin(id);
        Standing standing = requireMember(id, host);
        boolean allowed = switch (room.kind()) {
            case PUBLIC -> true;
            case PRIVATE -> standing == Standing.OWNER;
            case DIRECT -> false;
        };
        if (!allowed) {
            throw new ParleyException(ErrorCode.NOT_ALLOWED);
        }
        requirePerson(guest);
        rooms.addMember(id, guest, Role.MEMBER, host, end).ifPresent(changes::fire);
    }

    /** @throws ParleyException {@code LAST_OWNER} */
    public void leave(RoomId id, UserId user) {
        requireNotDirect(rooms.holdForChange(id));
        if (requireMember(id, user) == Standing.OWNER && rooms.owners(id) == 1) {
            throw new ParleyException(ErrorCode.LAST_OWNER);
        }
        remove(id, user, user);
    }

    /**
     * Removes another person; owners only.
     *
     * @throws ParleyException {@code USER_NOT_FOUND} if that person is not in the room
     */
    public void removeMember(RoomId id, UserId user, UserId owner) {
        requireNotDirect(rooms.holdForChange(id));
        requireOwner(id, owner);
        remove(id, user, owner);
    }

    /**
     * Leaves all rooms but the direct ones, which stay as long as their two people.
     *
     * @throws ParleyException {@code LAST_OWNER}
     */
    public void leaveAll(UserId user) {
        memberships.roomsOf(user).stream()
                .map(JoinedRoom::room)
                .filter(room -> room.kind() != RoomKind.DIRECT)
                .map(Room::id)
                .sorted()
                .forEach(room -> leave(room, user));
    }

    private void remove(RoomId id, UserId user, UserId actor) {
        Optional<MembershipChange> change = rooms.removeMember(id, user, actor);
        changes.fire(change.orElseThrow(
                () -> new ParleyException(ErrorCode.USER_NOT_FOUND, "This person is not in the room.")));
    }

    /**
     * Gives the room another topic, which each member may, or another name, which only an owner may; or both.
     * What it is called already changes nothing.
     *
     * @param name null if it stays
     * @param topic null if it stays
     * @throws ParleyException {@code ROOM_NAME_TAKEN}; {@code INVALID_FIELD}, also when neither is given
     */
    public void describe(RoomId id, @Nullable String name, @Nullable String topic, UserId user) {
        if (name == null && topic == null) {
            throw new ParleyException(ErrorCode.INVALID_FIELD, "Give a name, a topic, or both.");
        }
        @Nullable String wantedName = name == null ? null : Line.of("name", name, 1, MAX_NAME);
        @Nullable String wantedTopic = topic == null ? null : Line.of("topic", topic, 0, MAX_TOPIC);
        Room room = rooms.holdForChange(id);
        requireNotDirect(room);
        requireMember(id, user);
        if (name != null) {
            requireOwner(id, user);
        }
        Description news = new Description(
                room.name().equals(wantedName) ? null : wantedName,
                room.topic().equals(wantedTopic) ? null : wantedTopic);
        if (news.name() != null || news.topic() != null) {
            changes.fire(rooms.describe(id, news, user));
        }
    }

    /** Deletes the room for all; owners only. */
    public void delete(RoomId id, UserId owner) {
        requireNotDirect(rooms.holdForChange(id));
        requireOwner(id, owner);
        changes.fire(rooms.delete(id, owner));
    }

    private Standing requireMember(RoomId id, UserId user) {
        Standing standing = memberships.standing(id, user);
        if (!standing.belongs()) {
            throw new ParleyException(ErrorCode.NOT_A_MEMBER);
        }
        return standing;
    }

    private void requireOwner(RoomId id, UserId user) {
        if (requireMember(id, user) != Standing.OWNER) {
            throw new ParleyException(ErrorCode.NOT_ALLOWED, "Only an owner of the room may do this.");
        }
    }

    private static void requireNotDirect(Room room) {
        if (room.kind() == RoomKind.DIRECT) {
            throw new ParleyException(
                    ErrorCode.NOT_ALLOWED, "A direct room belongs to its two people, and stays as it is.");
        }
    }

    /** Somebody, and no bot that was deleted. */
    private void requirePerson(UserId user) {
        if (accounts.find(user)
                .filter(found -> !found.bot() || bots.find(user).isPresent())
                .isEmpty()) {
            throw new ParleyException(ErrorCode.USER_NOT_FOUND);
        }
    }

    /**
     * Where a newcomer begins to read: what was said before they came is not unread. If the history is away they begin
     * at the start; that must not keep them out.
     */
    private ReadPosition end(RoomId id) {
        try {
            RoomHead head = history.heads(List.of(id)).getOrDefault(id, RoomHead.EMPTY);
            return new ReadPosition(head.offset(), head.messages());
        } catch (ParleyException e) {
            return ReadPosition.START;
        }
    }
}
