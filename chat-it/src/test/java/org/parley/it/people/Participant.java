package org.parley.it.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.parley.client.ChatClient;
import org.parley.client.ClientListener;
import org.parley.client.ClientRuntime;
import org.parley.client.Person;
import org.parley.client.RefusedException;
import org.parley.client.RestClient;
import org.parley.client.ServerFrame;

/** One person in a test, with one live client. */
public final class Participant implements AutoCloseable {
    /** The password of everybody in these tests. */
    public static final String PASSWORD = "correct horse battery";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ClientRuntime runtime;
    private final Person person;
    private final RestClient rest;
    private final Inbox inbox = new Inbox();
    private final ChatClient chat;

    private Participant(ClientRuntime runtime, Person person, RestClient rest, List<URI> nodes) {
        this.person = person;
        this.rest = rest;
        this.runtime = runtime;
        this.chat = new ChatClient(runtime, nodes, rest.session().orElseThrow(), inbox, FrameCheck.TAP);
    }

    static Participant register(ClientRuntime runtime, List<URI> nodes, String username) {
        RestClient stranger = new RestClient(runtime, nodes.get(0));
        Person person = stranger.register(username, "The " + username, PASSWORD);
        return new Participant(runtime, person, stranger.login(username, PASSWORD), nodes);
    }

    Participant secondDevice(List<URI> order) {
        return new Participant(runtime, person, rest.at(order.get(0)), order);
    }

    public ServerFrame.Welcome connect() {
        return get(chat.connect());
    }

    public void goOffline() {
        get(chat.disconnect());
    }

    public UUID id() {
        return person.id();
    }

    public Person person() {
        return person;
    }

    public RestClient rest() {
        return rest;
    }

    /** The value of this person's login cookie. */
    public String session() {
        return rest.session().orElseThrow();
    }

    public ChatClient chat() {
        return chat;
    }

    /** Says something and waits for its acknowledgement. */
    public ServerFrame.Ack say(UUID room, String body) {
        return get(chat.send(room, body));
    }

    /** Follows a room from its beginning, and waits until the client is level with it. */
    /** Whether a message of this length is refused; if not, it is said. */
    public boolean isTooLong(UUID room, String body) {
        try {
            chat.send(room, body).join();
            return false;
        } catch (CompletionException e) {
            assertThat(e.getCause())
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused -> assertThat(refused.failure().error()).isEqualTo("body-too-long"));
            return true;
        }
    }

    public RoomRecord follow(UUID room) {
        return follow(room, 0);
    }

    /** Follows a room after an offset, and waits until the client is level with it. */
    public RoomRecord follow(UUID room, long after) {
        RoomRecord record = new RoomRecord();
        chat.follow(room, after, record);
        long head = rest.room(room).head();
        await().atMost(PATIENCE).until(() -> chat.lastOffset(room) >= head);
        return record;
    }

    /** Changes of this person's own memberships, as the socket told them. */
    public List<ServerFrame.RoomChange> roomChanges() {
        return List.copyOf(inbox.changes);
    }

    public List<ServerFrame.Read> reads() {
        return List.copyOf(inbox.reads);
    }

    public List<ServerFrame.Failure> failures() {
        return List.copyOf(inbox.failures);
    }

    /** What this client knows of somebody's presence; empty if nothing. */
    public String presenceOf(UUID user) {
        return inbox.presence.getOrDefault(user, "");
    }

    /** The close codes by which this client was told to stay away. */
    public List<Integer> endings() {
        return List.copyOf(inbox.endings);
    }

    /** Why this client has gone to another node, each time it did: close codes. */
    public List<Integer> reconnections() {
        return List.copyOf(inbox.reconnections);
    }

    @Override
    public void close() {
        chat.close();
    }

    /** The result of something that should be done within half a minute. */
    public static <T> T get(Future<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new AssertionError("no answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static final class Inbox implements ClientListener {
        private final List<ServerFrame.RoomChange> changes = new CopyOnWriteArrayList<>();
        private final List<ServerFrame.Read> reads = new CopyOnWriteArrayList<>();
        private final List<ServerFrame.Failure> failures = new CopyOnWriteArrayList<>();
        private final List<Integer> endings = new CopyOnWriteArrayList<>();
        private final List<Integer> reconnections = new CopyOnWriteArrayList<>();
        private final Map<UUID, String> presence = new ConcurrentHashMap<>();

        @Override
        public void onRoomChange(ServerFrame.RoomChange change) {
            changes.add(change);
        }

        @Override
        public void onRead(ServerFrame.Read read) {
            reads.add(read);
        }

        @Override
        public void onPresence(ServerFrame.Presence changed) {
            presence.putAll(changed.users());
        }

        @Override
        public void onFailure(ServerFrame.Failure failure) {
            failures.add(failure);
        }

        @Override
        public void onReconnecting(int code) {
            reconnections.add(code);
        }

        @Override
        public void onEnded(int code) {
            endings.add(code);
        }
    }
}
