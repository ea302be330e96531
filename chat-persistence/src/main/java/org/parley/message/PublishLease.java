package org.parley.message;

import java.time.Instant;
import java.util.UUID;
import org.parley.node.NodeId;

/**
 * The word of a node that the events it commits reach the topic.
 *
 * @param id of this lease; a node that lost its lease takes another
 * @param holder who answers for it: the node whose events they are, or the one that has taken them over
 * @param beat counts what was done with this lease, so that it stands still when the holder does
 * @param publishedUpTo every event that the first holder committed with an earlier {@link RoomEvent#at()} is with the
 *     broker; by the first holder's clock, as is {@code holderClock}
 * @param holderClock when the first holder last renewed it
 */
public record PublishLease(UUID id, NodeId holder, long beat, Instant publishedUpTo, Instant holderClock) {}
