package org.parley.it.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.parley.client.ClientFrames;
import org.parley.client.FrameReader;
import org.parley.client.FrameSocket;
import org.parley.client.Handshake;
import org.parley.client.ServerFrame;

/** A bare socket on which a test says whatever it likes, and reads frame by frame what comes back. */
public final class Wire implements AutoCloseable, FrameSocket.Listener {
    private static final long PATIENCE_SECONDS = 15;

    private final BlockingQueue<ServerFrame> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final CompletableFuture<FrameSocket> socket = new CompletableFuture<>();

    private Wire() {}

    /** Opens a socket that is expected to open, and takes its welcome. */
    public static Wire open(Handshake handshake) {
        Wire wire = new Wire();
        Participant.get(FrameSocket.open(Company.runtime(), handshake, FrameCheck.ofServer(wire)));
        wire.next(ServerFrame.Welcome.class);
        return wire;
    }

    public FrameSocket socket() {
        return socket.join();
    }

    public Wire say(String text) {
        Participant.get(socket().sendText(text));
        return this;
    }

    /** The next frame of this kind; others are skipped. */
    public <T extends ServerFrame> T next(Class<T> kind) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline) {
            ServerFrame frame = poll(deadline - System.nanoTime());
            if (kind.isInstance(frame)) {
                return kind.cast(frame);
            }
        }
        throw new AssertionError("No " + kind.getSimpleName() + " within " + PATIENCE_SECONDS + " s");
    }

    /** The close code by which the server ends this connection. */
    public int closeCode() {
        return Participant.get(closed);
    }

    /** Waits for the next frame of this kind, or the end: whether that came first. */
    public boolean endsBefore(Class<? extends ServerFrame> kind) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline) {
            boolean ended = closed.isDone();
            ServerFrame frame = poll(TimeUnit.MILLISECONDS.toNanos(20));
            if (kind.isInstance(frame)) {
                return false;
            }
            if (ended && frame instanceof ServerFrame.Other) {
                return true;
            }
        }
        throw new AssertionError("Neither an answer nor an end within " + PATIENCE_SECONDS + " s");
    }

    /** Checks that the connection is there and answers. */
    public void assertOpen() {
        String id = UUID.randomUUID().toString();
        say(ClientFrames.ping(id));
        assertThat(next(ServerFrame.Pong.class).id()).contains(id);
    }

    @Override
    public void onOpen(FrameSocket opened) {
        socket.complete(opened);
    }

    @Override
    public void onFrame(String text) {
        frames.add(FrameReader.read(text));
    }

    @Override
    public void onClosed(int code, String reason) {
        closed.complete(code);
    }

    @Override
    public void close() {
        socket.thenAccept(FrameSocket::abort);
        FrameCheck.assertAllValid();
    }

    private ServerFrame poll(long nanos) {
        try {
            ServerFrame frame = frames.poll(nanos, TimeUnit.NANOSECONDS);
            return frame == null ? new ServerFrame.Other("nothing") : frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
