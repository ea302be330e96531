package org.parley.harness.workload;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.parley.client.ChatClient;
import org.parley.client.ClientListener;
import org.parley.client.ClientRuntime;
import org.parley.client.EndedException;
import org.parley.client.ServerFrame;
import org.parley.client.WireTap;

/**
 * One device of one person, and all its connections. When its login has ended it waits to be {@linkplain #revive
 * revived}; what was not acknowledged is then sent again, under the same clientId. Safe for use by many threads.
 */
final class LoadClient {
    /** Messages that may wait for an answer; beyond, the client does not say anything new. */
    static final int MOST_WAITING = 40;

    private record Said(LoadRoom room, String clientId, String body, boolean action) {}

    /** Who does what blocks. */
    interface Chores extends Following.Actions {
        void ended(LoadClient client, int code);

        void stoppedThoughMember(LoadClient client, Following following);
    }

    private final String name;
    private final LoadPerson person;
    private final ClientRuntime runtime;
    private final List<URI> nodes;
    private final WireTap recorder;
    private final Chores chores;
    private final Map<UUID, Following> followed = new ConcurrentHashMap<>();
    private final Map<String, Said> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger said = new AtomicInteger();
    private volatile @Nullable ChatClient chat;

    LoadClient(
            String name, LoadPerson person, ClientRuntime runtime, List<URI> nodes, WireTap recorder, Chores chores) {
        this.name = name;
        this.person = person;
        this.runtime = runtime;
        this.nodes = List.copyOf(nodes);
        this.recorder = recorder;
        this.chores = chores;
    }

    String name() {
        return name;
    }

    LoadPerson person() {
        return person;
    }

    /** Connects with this login, follows what was followed and says again what was not acknowledged. */
    synchronized void revive(String session) {
        ChatClient next = new ChatClient(runtime, nodes, session, new News(), recorder);
        chat = next;
        followed.values().forEach(following -> begin(next, following));
        waiting.values().forEach(each -> send(next, each, (ack, failure) -> {}));
        next.connect();
    }

    boolean isSettled() {
        ChatClient current = chat;
        return current != null && current.isConnected() && waiting.isEmpty();
    }

    int waiting() {
        return waiting.size();
    }

    /** Follows a room, from where it was left if it was followed before. */
    synchronized void follow(LoadRoom room) {
        Following following = followed.computeIfAbsent(room.id(), id -> new Following(room, chores));
        ChatClient current = chat;
        if (current != null) {
            begin(current, following);
        }
    }

    private static void begin(ChatClient chat, Following following) {
        UUID room = following.room().id();
        chat.unfollow(room);
        long position = following.position();
        following.begin(position);
        chat.follow(room, position, following);
    }

    /** Follows the room no more, as a client does that has been told of the end. */
    synchronized void forget(LoadRoom room) {
        ChatClient current = chat;
        Following following = followed.get(room.id());
        if (current != null && following != null) {
            following.stop();
            current.unfollow(room.id());
        }
    }

    Optional<Following> following(LoadRoom room) {
        return Optional.ofNullable(followed.get(room.id()));
    }

    boolean isLevel(LoadRoom room, long head) {
        return following(room).map(following -> following.isLevelWith(head)).orElse(false);
    }

    /** A clientId that this person has not used. */
    String nextClientId() {
        return name + "." + said.incrementAndGet();
    }

    /**
     * Says something, for the first time or again.
     *
     * @param answered is told the acknowledgement, or the reason for which there is none
     */
    void say(
            LoadRoom room,
            String clientId,
            String body,
            boolean action,
            BiConsumer<ServerFrame.@Nullable Ack, @Nullable Throwable> answered) {
        ChatClient current = chat;
        Said what = new Said(room, clientId, body, action);
        if (current != null && waiting.putIfAbsent(key(what), what) == null) {
            send(current, what, answered);
        }
    }

    private void send(
            ChatClient current, Said what, BiConsumer<ServerFrame.@Nullable Ack, @Nullable Throwable> answered) {
        try {
            current.send(what.room().id(), what.clientId(), what.body(), what.action())
                    .whenComplete((ack, failure) -> {
                        if (!(failure instanceof EndedException)) {
                            waiting.remove(key(what));
                        }
                        answered.accept(ack, failure);
                    });
        } catch (IllegalStateException e) {
            waiting.remove(key(what));
        }
    }

    private static String key(Said what) {
        return what.room().name() + ' ' + what.clientId();
    }

    /** Loses the connection, as when the cable is pulled. */
    void drop() {
        ChatClient current = chat;
        if (current != null) {
            current.dropConnection();
        }
    }

    void goOffline() {
        ChatClient current = chat;
        if (current != null) {
            current.disconnect();
        }
    }

    void comeBack() {
        ChatClient current = chat;
        if (current != null) {
            current.connect();
        }
    }

    /** Reads nothing, until the returned action is run. */
    Runnable stall() {
        ChatClient current = chat;
        return current == null ? () -> {} : current.pauseReading();
    }

    void close() {
        ChatClient current = chat;
        if (current != null) {
            current.close();
        }
    }

    /** What the connection tells beside the rooms. */
    private final class News implements ClientListener {
        @Override
        public void onRoomChange(ServerFrame.RoomChange change) {
            Following following = followed.get(change.room().id());
            if (following == null) {
                return;
            }
            if (change.change().equals("left")) {
                following.stop();
            } else if (change.change().equals("joined") && following.isStopped()) {
                chores.stoppedThoughMember(LoadClient.this, following);
            }
        }

        @Override
        public void onEnded(int code) {
            chores.ended(LoadClient.this, code);
        }
    }
}
