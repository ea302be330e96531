package org.parley.message.service;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.parley.failure.ParleyException;
import org.parley.message.AppendOutcome.Appended;

/**
 * A message on its way into the log.
 *
 * @param queued completes, never exceptionally, when the message has its place in line or was refused: what the same
 *     sender says next is posted after it. Holds what {@code stored} is made of
 * @param stored completes when the message is durable; fails with a {@link org.parley.failure.ParleyException}
 */
public record Posting(CompletionStage<CompletionStage<Appended>> queued, CompletionStage<Appended> stored) {

    /** Whether what has to stand behind this may be stored: not if this was refused, and is to be tried again. */
    boolean letsFollow() {
        // by the stage in line, since that of this record may be told later
        return queued.thenCompose(inLine -> inLine.handle((ok, failure) -> failure == null || isForGood(failure)))
                .toCompletableFuture()
                .getNow(true);
    }

    private static boolean isForGood(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof ParleyException refusal && !refusal.code().retryable();
    }
}
