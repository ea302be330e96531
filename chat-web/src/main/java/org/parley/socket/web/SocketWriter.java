package org.parley.socket.web;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parley.delivery.EncodedFrame;

/**
 * The way out of one socket. Its {@link OutboundQueue} gives it one write at a time; pings and the close frame go past
 * it, by the container, between two writes and never inside one.
 */
interface SocketWriter {

    /** How many bytes it likes to take in one write, if several frames wait; 0 for one frame a write. */
    int bytesAtOnce();

    /**
     * Begins to send these frames, in this order.
     *
     * @param frames at least one
     * @param done is told once: null when they have left this process or a buffer of bounded size, else the failure; on
     *     any thread, perhaps before this returns. The next write begins after that
     */
    void write(List<EncodedFrame> frames, Consumer<@Nullable Throwable> done);
}
