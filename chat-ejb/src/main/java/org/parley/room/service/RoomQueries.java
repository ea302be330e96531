package org.parley.room.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.parley.account.UserId;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.message.MessageHistory;
import org.parley.message.RoomHead;
import org.parley.room.DirectoryEntry;
import org.parley.room.JoinedRoom;
import org.parley.room.Member;
import org.parley.room.Memberships;
import org.parley.room.Memberships.Standing;
import org.parley.room.RoomId;
import org.parley.room.Rooms;
import org.parley.text.Line;

/**
 * Reads rooms, as far as the one who asks may see them.
 *
 * <p>Every method throws {@link ParleyException}: {@code ROOM_NOT_FOUND}, {@code ROOM_DELETED}, {@code NOT_A_MEMBER};
 * {@code ACCOUNTS_UNAVAILABLE} or {@code HISTORY_UNAVAILABLE} when a server is away.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RoomQueries {
    private static final int MAX_LISTED = 100;
    private static final int MAX_QUERY = 64;

    @Inject
    Rooms rooms;

    @Inject
    Memberships memberships;

    @Inject
    MessageHistory history;

    /** All rooms of a person, in no order. */
    public List<RoomOverview> overviews(UserId user) {
        return withHeads(memberships.roomsOf(user));
    }

    public RoomOverview overview(RoomId room, UserId user) {
        requireMember(room, user);
        JoinedRoom joined = rooms.joined(room, user).orElseThrow(() -> new ParleyException(ErrorCode.NOT_A_MEMBER));
        return withHeads(List.of(joined)).get(0);
    }

    private List<RoomOverview> withHeads(List<JoinedRoom> joined) {
        Map<RoomId, RoomHead> heads =
                history.heads(joined.stream().map(room -> room.room().id()).toList());
        return joined.stream()
                .map(room ->
                        new RoomOverview(room, heads.getOrDefault(room.room().id(), RoomHead.EMPTY)))
                .toList();
    }

    public List<Member> members(RoomId room, UserId asker) {
        requireMember(room, asker);
        return rooms.members(room);
    }

    /** At most 100 public rooms whose name contains {@code query}. */
    public List<DirectoryEntry> directory(String query, UserId asker) {
        return rooms.directory(Line.of("query", query, 0, MAX_QUERY), asker, MAX_LISTED);
    }

    /** Passes for those who belong to the room. */
    public void requireMember(RoomId room, UserId user) {
        Standing standing = memberships.standing(room, user);
        if (!standing.belongs()) {
            throw standing.refusal();
        }
    }
}
