package org.parley.client;

import java.util.Optional;
import java.util.UUID;

/**
 * One person's view of a room: <i>room</i> in {@code docs/protocol.md}.
 *
 * @param kind {@code public}, {@code private} or {@code direct}
 * @param role {@code owner} or {@code member}
 * @param peer the other person of a direct room
 * @param head the room's last offset
 * @param messages how many of the events up to the head are messages
 * @param unread messages after {@code readOffset}
 */
public record RoomInfo(
        UUID id,
        String kind,
        String name,
        String topic,
        String role,
        Optional<UUID> peer,
        long head,
        long messages,
        long readOffset,
        long unread) {}
