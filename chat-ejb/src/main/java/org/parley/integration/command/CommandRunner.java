package org.parley.integration.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.message.AppendOutcome.Appended;
import org.parley.message.service.MessageService;
import org.parley.message.service.NewMessage;
import org.parley.message.service.Posting;
import org.parley.room.RoomId;

/** Carries commands out, in their order: messages that follow each other go into the log together. */
final class CommandRunner {
    private static final long PATIENCE_SECONDS = 20;

    private final MessageService messages;
    private final RoomCommands rooms;
    private final UserId account;

    CommandRunner(MessageService messages, RoomCommands rooms, UserId account) {
        this.messages = messages;
        this.rooms = rooms;
        this.account = account;
    }

    /**
     * Carries out all of them. Blocks.
     *
     * @return an answer for each
     * @throws ParleyException a {@linkplain ErrorCode#retryable retryable} one: some may have been carried out, and all
     *     are to be given here again
     */
    List<String> carryOut(List<Command> commands) throws InterruptedException {
        List<String> answers = new ArrayList<>();
        List<Command.Saying> sayings = new ArrayList<>();
        for (Command command : commands) {
            if (command instanceof Command.Saying saying) {
                sayings.add(saying);
            } else {
                answers.addAll(say(sayings));
                sayings.clear();
                answers.add(change(command));
            }
        }
        answers.addAll(say(sayings));
        return answers;
    }

    private String change(Command command) {
        try {
            return rooms.carryOut(command, account);
        } catch (ParleyException e) {
            return refused(command, e);
        }
    }

    /** All together. None overtakes another of its room that could not be stored. */
    private List<String> say(List<Command.Saying> sayings) throws InterruptedException {
        Map<RoomId, Posting> last = new HashMap<>();
        List<Posting> begun = new ArrayList<>();
        for (Command.Saying saying : sayings) {
            Posting posting = begin(saying, last.get(saying.room()));
            begun.add(posting);
            last.put(saying.room(), posting);
        }
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < sayings.size(); i++) {
            answers.add(await(sayings.get(i), begun.get(i).stored()));
        }
        return answers;
    }

    private Posting begin(Command.Saying saying, @Nullable Posting before) {
        NewMessage message = new NewMessage(saying.room(), account, saying.id(), saying.content(), null);
        return before == null
                ? messages.post(message, CompletableFuture.completedStage(null))
                : messages.postBehind(message, before);
    }

    private static Throwable cause(Throwable failure) {
        boolean wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapped && failure.getCause() != null ? cause(failure.getCause()) : failure;
    }

    private static String await(Command.Saying saying, CompletionStage<Appended> stored) throws InterruptedException {
        try {
            long offset = stored.toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .event()
                    .offset();
            return Answer.posted(saying, saying.room(), offset);
        } catch (TimeoutException e) {
            throw new ParleyException(ErrorCode.HISTORY_UNAVAILABLE);
        } catch (ExecutionException e) {
            if (cause(e) instanceof ParleyException failure) {
                return refused(saying, failure);
            }
            throw new IllegalStateException("a message was not stored", cause(e));
        }
    }

    private static String refused(Command command, ParleyException failure) {
        if (failure.code().retryable()) {
            throw failure;
        }
        return Answer.refused(command, failure);
    }
}
