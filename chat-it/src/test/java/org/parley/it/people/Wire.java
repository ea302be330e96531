package org.parley.it.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.parley.client.ClientFrames;
import org.parley.client.FrameReader;
import org.parley.client.Handshake;
import org.parley.client.ServerFrame;

/** A bare socket on which a test says whatever it likes, and reads frame by frame what comes back. */
public final class Wire implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 15;

    private final BlockingQueue<ServerFrame> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final PlainSocket socket;
    private final ServerFrame.Welcome welcome;

    private Wire(PlainSocket socket) {
        this.socket = socket;
        Thread reader = new Thread(this::read, "wire");
        reader.setDaemon(true);
        reader.start();
        welcome = next(ServerFrame.Welcome.class);
    }

    /** Opens a socket that is expected to open, and takes its welcome. */
    public static Wire open(Handshake handshake) {
        try {
            return new Wire(PlainSocket.open(handshake));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The node at the other end, by its name. */
    public String node() {
        return welcome.node();
    }

    public Wire say(String text) {
        return say(PlainSocket.TEXT, true, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends one frame, or a part of a message (RFC 6455, section 5.4). */
    public Wire say(int opcode, boolean last, byte[] payload) {
        try {
            socket.send(opcode, last, payload);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says this, were it to a socket that the server has closed. */
    public void sayIfOpen(String text) {
        try {
            socket.sendText(text);
        } catch (IOException e) {
            // the server has closed: closeCode() tells how
        }
    }

    /** The next frame of this kind; others are skipped. */
    public <T extends ServerFrame> T next(Class<T> kind) {
        return kind.cast(nextOf(kind));
    }

    /** The next frame of one of these kinds; others are skipped. */
    public ServerFrame nextOf(Class<?>... kinds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline) {
            ServerFrame frame = poll(deadline - System.nanoTime());
            if (Stream.of(kinds).anyMatch(kind -> kind.isInstance(frame))) {
                return frame;
            }
        }
        throw new AssertionError("No frame of " + List.of(kinds) + " within " + PATIENCE_SECONDS + " s");
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
    public void close() {
        socket.close();
        FrameCheck.assertAllValid();
    }

    private void read() {
        try {
            while (true) {
                PlainSocket.Frame frame = socket.receive();
                switch (frame.opcode()) {
                    case PlainSocket.TEXT -> heard(new String(frame.payload(), StandardCharsets.UTF_8));
                    case PlainSocket.PING -> socket.send(PlainSocket.PONG, true, frame.payload());
                    case PlainSocket.CLOSE -> {
                        closed.complete(frame.closeCode());
                        return;
                    }
                    default -> throw new IOException("The server sent a frame of opcode " + frame.opcode());
                }
            }
        } catch (IOException e) {
            closed.completeExceptionally(e);
        }
    }

    private void heard(String text) {
        FrameCheck.ofServer(text);
        frames.add(FrameReader.read(text));
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
