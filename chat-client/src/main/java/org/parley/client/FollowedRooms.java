package org.parley.client;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The rooms that a client listens to, and how far each has come. Safe for use by many threads. */
final class FollowedRooms {
    private static final int ROOMS_PER_RESUME = 500;

    private final Map<UUID, RoomStream> streams = new ConcurrentHashMap<>();

    /** @throws IllegalStateException if it is followed already */
    void add(UUID room, RoomStream stream) {
        if (streams.putIfAbsent(room, stream) != null) {
            throw new IllegalStateException("This client follows the room already");
        }
    }

    void remove(UUID room) {
        streams.remove(room);
    }

    Optional<RoomStream> stream(UUID room) {
        return Optional.ofNullable(streams.get(room));
    }

    /** The server tells of another past: what is held of it is worth nothing. */
    void restored() {
        streams.values().forEach(RoomStream::restored);
    }

    void resume(FrameSocket socket) {
        resume(socket, streams.keySet());
    }

    void resume(FrameSocket socket, UUID room) {
        resume(socket, List.of(room));
    }

    private void resume(FrameSocket socket, Collection<UUID> rooms) {
        Map<UUID, Long> after = new LinkedHashMap<>();
        for (UUID room : rooms) {
            stream(room).ifPresent(stream -> stream.attach(socket).ifPresent(last -> after.put(room, last)));
            if (after.size() == ROOMS_PER_RESUME) {
                socket.sendText(ClientFrames.resume(after));
                after.clear();
            }
        }
        if (!after.isEmpty()) {
            socket.sendText(ClientFrames.resume(after));
        }
    }
}
