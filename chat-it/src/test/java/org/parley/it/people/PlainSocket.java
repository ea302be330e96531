package org.parley.it.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.parley.client.FrameSocket;
import org.parley.client.Handshake;

/**
 * A WebSocket spoken byte by byte (RFC 6455, section 5.2): it sends what no well-behaved client would, reads nothing
 * unless told to, and sees how a connection ends for certain. One thread may send while another receives.
 */
public final class PlainSocket implements AutoCloseable {
    public static final int CONTINUATION = 0x0;
    public static final int TEXT = 0x1;
    public static final int BINARY = 0x2;
    public static final int CLOSE = 0x8;
    public static final int PING = 0x9;
    public static final int PONG = 0xa;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int OPCODE = 0x0f;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int MOST_OF_TWO_BYTES = 0xffff;

    private final Socket socket = new Socket();
    private final OutputStream out;
    private final DataInputStream in;

    /** What came. */
    public record Frame(int opcode, byte[] payload) {
        /** Of a close frame. */
        public int closeCode() {
            return payload.length < Short.BYTES
                    ? FrameSocket.ABNORMAL
                    : Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort());
        }
    }

    private PlainSocket(URI node) throws IOException {
        socket.connect(new InetSocketAddress(node.getHost(), node.getPort()));
        socket.setSoTimeout((int) PATIENCE.toMillis());
        out = socket.getOutputStream();
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /** Opens a socket that is expected to open. */
    public static PlainSocket open(Handshake handshake) throws IOException {
        PlainSocket opened = new PlainSocket(handshake.node());
        assertThat(opened.upgrade(handshake)).isEqualTo(SWITCHING_PROTOCOLS);
        return opened;
    }

    /** The HTTP status by which the server answers a handshake. */
    public static int statusOf(Handshake handshake) {
        try (PlainSocket opened = new PlainSocket(handshake.node())) {
            return opened.upgrade(handshake);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int upgrade(Handshake handshake) throws IOException {
        List<String> request = new ArrayList<>(List.of(
                "GET /socket HTTP/1.1",
                "Host: " + handshake.node().getAuthority(),
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Protocol: " + String.join(", ", handshake.subprotocols())));
        handshake.origin().ifPresent(origin -> request.add("Origin: " + origin));
        handshake.login().ifPresent(login -> request.add(login.header() + ": " + login.value()));
        out.write((String.join("\r\n", request) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        int status = Integer.parseInt(line().split(" ")[1]);
        while (!line().isEmpty()) {
            // what else the answer says does not matter
        }
        return status;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    public void sendText(String text) throws IOException {
        send(TEXT, true, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends one frame, masked by zeros; waits as long as the network takes nothing. */
    public synchronized void send(int opcode, boolean last, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(1 + 1 + Long.BYTES + Integer.BYTES + payload.length);
        frame.put((byte) (last ? FIN | opcode : opcode));
        if (payload.length < TWO_BYTES) {
            frame.put((byte) (MASKED | payload.length));
        } else if (payload.length <= MOST_OF_TWO_BYTES) {
            frame.put((byte) (MASKED | TWO_BYTES)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASKED | EIGHT_BYTES)).putLong(payload.length);
        }
        frame.putInt(0).put(payload);
        out.write(frame.array(), 0, frame.position());
    }

    /** The next frame; a close frame with {@link FrameSocket#ABNORMAL} if the connection ended without one. */
    public Frame receive() throws IOException {
        try {
            int opcode = in.readUnsignedByte() & OPCODE;
            long length = in.readUnsignedByte();
            if (length == TWO_BYTES) {
                length = in.readUnsignedShort();
            } else if (length == EIGHT_BYTES) {
                length = in.readLong();
            }
            byte[] payload = new byte[Math.toIntExact(length)];
            in.readFully(payload);
            return new Frame(opcode, payload);
        } catch (EOFException | SocketException e) {
            return new Frame(CLOSE, new byte[0]);
        }
    }

    /** Reads on, to the end of the connection: the close code. */
    public int receiveToTheEnd() throws IOException {
        while (true) {
            Frame frame = receive();
            if (frame.opcode() == CLOSE) {
                return frame.closeCode();
            }
        }
    }

    /** Ends the connection without a word. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
