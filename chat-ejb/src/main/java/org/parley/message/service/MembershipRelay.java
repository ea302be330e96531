package org.parley.message.service;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.parley.account.UserId;
import org.parley.failure.ParleyException;
import org.parley.message.ClientId;
import org.parley.message.EventContent;
import org.parley.message.NewEvent;
import org.parley.room.MembershipChange;
import org.parley.room.MembershipChange.Description;
import org.parley.room.MembershipChange.Kind;
import org.parley.room.MembershipChanges;
import org.parley.room.RoomId;
import org.parley.work.HintedLoop;

/**
 * Brings committed membership changes into the room logs: at once those made on this node, and every two seconds those
 * that some node left behind. The append is idempotent by the change's number, so it does no harm that several nodes do
 * it.
 */
public final class MembershipRelay implements Runnable {
    private static final Logger LOG = Logger.getLogger(MembershipRelay.class.getName());
    /** So begin the clientIds of membership events, and no message's: or somebody could take one in advance. */
    static final String CLIENT_ID_PREFIX = "membership:";

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final long APPEND_SECONDS = 10;
    private static final int BATCH = 200;

    private final MembershipChanges changes;
    private final GroupCommit log;
    private final HintedLoop loop = new HintedLoop(INTERVAL, this::relay);

    public MembershipRelay(MembershipChanges changes, GroupCommit log) {
        this.changes = changes;
        this.log = log;
    }

    /** There may be something to relay. Does not block. */
    public void hint() {
        loop.hint();
    }

    /** Relays until {@link #close}; on a thread of its own. */
    @Override
    public void run() {
        loop.run();
    }

    public void close() {
        loop.close();
    }

    private void relay() throws InterruptedException {
        try {
            List<MembershipChange> unlogged = changes.unlogged(BATCH);
            while (!unlogged.isEmpty() && !loop.isClosed()) {
                List<MembershipChange> together = independent(unlogged);
                append(together);
                changes.markLogged(
                        together.stream().map(MembershipChange::sequence).toList());
                unlogged = together.size() < unlogged.size()
                        ? unlogged.subList(together.size(), unlogged.size())
                        : changes.unlogged(BATCH);
            }
        } catch (ParleyException | ExecutionException | TimeoutException e) {
            LOG.log(Level.FINE, "room: membership changes stay unlogged for now", e);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "room: membership changes cannot be logged, it will be tried again", e);
        }
    }

    /**
     * As many of the first changes as may be appended at the same time: should one fail, and those behind it not, no log
     * tells the story of a person, or of the room itself, the wrong way round.
     */
    static List<MembershipChange> independent(List<MembershipChange> unlogged) {
        Set<RoomId> rooms = new HashSet<>();
        Set<Story> stories = new HashSet<>();
        int count = 0;
        for (MembershipChange change : unlogged) {
            boolean newRoom = rooms.add(change.room());
            boolean newStory = stories.add(new Story(change.room(), change.user()));
            if (!(isOfPerson(change) ? newStory : newRoom)) {
                break;
            }
            count++;
        }
        return unlogged.subList(0, count);
    }

    private static boolean isOfPerson(MembershipChange change) {
        return change.kind() == Kind.JOINED || change.kind() == Kind.LEFT;
    }

    /** What happens between a person and a room. */
    private record Story(RoomId room, UserId user) {}

    private void append(List<MembershipChange> together)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<?>[] appended = together.stream()
                .map(change -> log.append(event(change)).toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(appended).get(APPEND_SECONDS, TimeUnit.SECONDS);
    }

    private static NewEvent event(MembershipChange change) {
        EventContent content = switch (change.kind()) {
            case JOINED -> new EventContent.Joined(change.user());
            case LEFT -> new EventContent.Left(change.user());
            case ROOM_DELETED -> new EventContent.RoomDeleted();
            case ROOM_CHANGED -> {
                Description description = Objects.requireNonNull(change.description());
                yield new EventContent.RoomChanged(description.name(), description.topic());
            }
            case LATER -> throw new IllegalArgumentException("a node of the release that made it logs it");
        };
        return new NewEvent(change.room(), change.actor(), new ClientId(CLIENT_ID_PREFIX + change.sequence()), content);
    }
}
