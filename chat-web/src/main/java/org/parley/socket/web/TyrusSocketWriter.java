package org.parley.socket.web;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parley.delivery.EncodedFrame;

/**
 * By Tyrus' own {@code TyrusWebSocket.sendRawFrame}: bytes that were encoded once for all sockets, as many whole frames
 * as wait in one write. Only for a socket without extensions, which would have to see each frame.
 *
 * <p><b>Threads</b> (read in the source of Tyrus 2.1.5). {@code sendRawFrame} hands the whole buffer to {@code
 * TyrusServletWriter.write}, which is synchronized and keeps buffers that cannot leave now in a queue, first in first
 * out. Pings, the pongs by which Tyrus itself answers, and the close frame go through the same method. So whichever
 * threads they come from, they stand before or behind a buffer and never inside; and since a buffer here holds whole
 * frames, they never stand inside a frame. No message is ever sent in fragments by Parley, so {@code sendRawFrame} never
 * waits for the end of one.
 *
 * <p>A write that had to wait completes on the thread that found the connection writable, inside the monitor of {@code
 * TyrusServletWriter}; what happens then may begin the next write and takes {@code ProtocolHandler}'s lock. The other
 * order (that lock first, the monitor second) is only taken by writes, of which the queue has one at a time, so the two
 * cannot wait for each other.
 *
 * <p>Tyrus would also send behind a close frame, in the moment before the connection is gone. A peer discards what comes
 * there (RFC 6455, section 5.5.1); and {@link Connection#close} empties the queue first.
 */
final class TyrusSocketWriter implements SocketWriter {
    private static final int BYTES_AT_ONCE = 65_536;

    private final TyrusAccess tyrus;
    private final Object webSocket;

    TyrusSocketWriter(TyrusAccess tyrus, Object webSocket) {
        this.tyrus = tyrus;
        this.webSocket = webSocket;
    }

    @Override
    public int bytesAtOnce() {
        return BYTES_AT_ONCE;
    }

    @Override
    public void write(List<EncodedFrame> frames, Consumer<@Nullable Throwable> done) {
        try {
            tyrus.sendRawFrame(webSocket, joined(frames)).whenComplete((sent, failure) -> done.accept(failure));
        } catch (SocketGoneException e) {
            done.accept(e);
        }
    }

    private static ByteBuffer joined(List<EncodedFrame> frames) {
        if (frames.size() == 1) {
            return frames.get(0).buffer();
        }
        ByteBuffer all =
                ByteBuffer.allocate(frames.stream().mapToInt(EncodedFrame::size).sum());
        frames.forEach(frame -> frame.appendTo(all));
        return all.flip();
    }
}
