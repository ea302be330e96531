package org.parley.message.service;

import java.util.concurrent.CompletionStage;
import org.parley.message.AppendOutcome.Appended;

/**
 * A message on its way into the log.
 *
 * @param queued completes, never exceptionally, when the message has its place in line or was refused: what the same
 *     sender says next is posted after it
 * @param stored completes when the message is durable; fails with a {@link org.parley.failure.ParleyException}
 */
public record Posting(CompletionStage<?> queued, CompletionStage<Appended> stored) {}
