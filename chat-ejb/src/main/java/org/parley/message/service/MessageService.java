package org.parley.message.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.parley.account.UserId;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.message.AppendOutcome.Appended;
import org.parley.message.ClientId;
import org.parley.message.EventContent;
import org.parley.message.MessageHistory;
import org.parley.message.NewEvent;
import org.parley.message.RoomEvent;
import org.parley.message.RoomHead;
import org.parley.room.Memberships;
import org.parley.room.Memberships.Standing;
import org.parley.room.RoomId;
import org.parley.room.service.MembershipCache;
import org.parley.settings.LiveSettings;
import org.parley.trace.Traces;
import org.parley.work.Workers;

/**
 * Saying something in a room, and reading what was said.
 *
 * <p>Outside transactions: a message is stored in the history, not in the accounts' database.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MessageService {
    /** Most events of one page. */
    public static final int MAX_PAGE = 200;

    @Inject
    private MembershipCache cache;

    @Inject
    private Memberships memberships;

    @Inject
    private GroupCommit log;

    @Inject
    private MessageHistory history;

    @Inject
    private LiveSettings<MessageSettings> settings;

    @Inject
    private Traces traces;

    @Inject
    private Workers workers;

    /**
     * Posts a message, or a new text of one. Never blocks, never throws: every refusal arrives by {@link Posting#stored}.
     *
     * @param after the {@link Posting#queued} of the sender's message before; completed if there is none
     */
    public Posting post(NewMessage message, CompletionStage<?> after) {
        return post(message, after, () -> true);
    }

    /**
     * The same, for a message that must not overtake another: it is refused, to be tried again, if that one was not stored
     * and is to be tried again.
     *
     * @param before the same sender's in the same room
     */
    public Posting postBehind(NewMessage message, Posting before) {
        return post(message, before.queued(), before::letsFollow);
    }

    private Posting post(NewMessage message, CompletionStage<?> after, BooleanSupplier mayFollow) {
        CompletionStage<Standing> admitted = after.thenCompose(ignored -> {
            checkClientId(message.clientId());
            MessageText.check(message.text(), settings.get().maxCharacters());
            return cache.standing(message.room(), message.author());
        });
        CompletionStage<Standing> checked = message.content() instanceof EventContent.Edited edited
                ? admitted.thenApplyAsync(standing -> requireAuthor(message, edited, standing), workers)
                : admitted;
        CompletionStage<CompletionStage<Appended>> queued = checked.handle((standing, failure) -> failure == null
                ? append(message, standing, mayFollow)
                : CompletableFuture.failedStage(unwrap(failure)));
        return new Posting(queued, queued.thenCompose(stored -> stored));
    }

    /** Blocks. Whoever does not belong to the room learns nothing of its messages. */
    private Standing requireAuthor(NewMessage message, EventContent.Edited edited, Standing standing) {
        if (standing.belongs()) {
            List<RoomEvent> found = edited.of() < 1 ? List.of() : history.after(message.room(), edited.of() - 1, 1);
            if (found.isEmpty() || !(found.get(0).content() instanceof EventContent.Message)) {
                throw new ParleyException(ErrorCode.OFFSET_OUT_OF_RANGE, "There is no message at this position.");
            }
            if (!found.get(0).author().equals(message.author())) {
                throw new ParleyException(ErrorCode.NOT_ALLOWED, "Only its author can change a message.");
            }
        }
        return standing;
    }

    private static void checkClientId(ClientId clientId) {
        if (clientId.value().startsWith(MembershipRelay.CLIENT_ID_PREFIX)) {
            throw new ParleyException(
                    ErrorCode.INVALID_FIELD,
                    "A clientId does not begin with \"" + MembershipRelay.CLIENT_ID_PREFIX
                            + "\": that is the server's.");
        }
    }

    private CompletionStage<Appended> append(NewMessage message, Standing standing, BooleanSupplier mayFollow) {
        if (!standing.belongs()) {
            return CompletableFuture.failedStage(standing.refusal());
        }
        return log.append(
                new NewEvent(message.room(), message.author(), message.clientId(), message.content()),
                new GroupCommit.Conditions(() -> cache.isKnownToBelong(message.room(), message.author()), mayFollow),
                message.trace() == null ? null : traces.appending(message.trace(), message.room()));
    }

    /**
     * The events before an offset, oldest first. Blocks.
     *
     * @param before exclusive; empty for the end of the log
     * @throws ParleyException when the reader is not a member; {@code OFFSET_OUT_OF_RANGE} below 1, and more than one
     *     beyond the end
     */
    public List<RoomEvent> before(UserId reader, RoomId room, OptionalLong before, int limit) {
        requireMember(reader, room);
        long offset = before.orElse(Long.MAX_VALUE);
        if (offset < 1) {
            throw new ParleyException(ErrorCode.OFFSET_OUT_OF_RANGE);
        }
        List<RoomEvent> events = history.before(room, offset, Math.min(limit, MAX_PAGE));
        boolean endsThere = offset == 1
                || (!events.isEmpty() && events.get(events.size() - 1).offset() == offset - 1);
        if (before.isPresent() && !endsThere) {
            throw new ParleyException(ErrorCode.OFFSET_OUT_OF_RANGE);
        }
        return events;
    }

    /** The events after an offset, oldest first. Blocks. */
    public List<RoomEvent> after(UserId reader, RoomId room, long after, int limit) {
        requireMember(reader, room);
        if (after < 0) {
            throw new ParleyException(ErrorCode.OFFSET_OUT_OF_RANGE);
        }
        return history.after(room, after, Math.min(limit, MAX_PAGE));
    }

    /**
     * Notes how far somebody has read. Blocks.
     *
     * @return how many messages lie after {@code offset}
     * @throws ParleyException {@code OFFSET_OUT_OF_RANGE} when there is no such event
     */
    public long markRead(UserId reader, RoomId room, long offset) {
        requireMember(reader, room);
        if (offset < 1) {
            throw new ParleyException(ErrorCode.OFFSET_OUT_OF_RANGE);
        }
        List<RoomEvent> found = history.after(room, offset - 1, 1);
        if (found.isEmpty()) {
            throw new ParleyException(ErrorCode.OFFSET_OUT_OF_RANGE);
        }
        memberships.markRead(room, reader, offset, found.get(0).messages());
        RoomHead head = history.heads(List.of(room)).getOrDefault(room, RoomHead.EMPTY);
        return Math.max(0, head.messages() - found.get(0).messages());
    }

    /** @throws ParleyException unless this person may read the room at this moment. Blocks. */
    public void requireMember(UserId user, RoomId room) {
        Standing standing = cache.standingNow(room, user);
        if (!standing.belongs()) {
            throw standing.refusal();
        }
    }

    private static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
