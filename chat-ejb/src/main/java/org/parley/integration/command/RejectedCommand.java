package org.parley.integration.command;

import java.time.Instant;

/**
 * A command that was put aside.
 *
 * @param id of the message in which it waits
 * @param sentAt by its sender's clock
 * @param error the stable name of {@code reason}
 * @param hasText whether it was kept as it was, so that it can be given back
 */
public record RejectedCommand(String id, Instant sentAt, String error, String reason, boolean hasText) {}
