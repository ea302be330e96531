package org.parley.it.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.parley.client.FrameSocket;
import org.parley.client.Handshake;

/**
 * A client that says what it likes, and reads nothing that comes until it is told to. On a plain socket: only so is it
 * certain that nothing is read, and that the end of the connection is seen.
 */
final class SlowReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FIN_TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int OPCODE = 0x0f;
    private static final int CLOSE = 0x8;
    private static final int TWO_BYTES_OF_LENGTH = 126;
    private static final int EIGHT_BYTES_OF_LENGTH = 127;

    private final Socket socket = new Socket();
    private final OutputStream out;
    private final DataInputStream in;

    SlowReader(URI node, String session) throws IOException {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(new InetSocketAddress(node.getHost(), node.getPort()));
        out = socket.getOutputStream();
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out.write(String.join(
                        "\r\n",
                        "GET /socket HTTP/1.1",
                        "Host: " + node.getAuthority(),
                        "Connection: Upgrade",
                        "Upgrade: websocket",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                        "Sec-WebSocket-Protocol: " + Handshake.SUBPROTOCOL,
                        "Origin: " + Handshake.originOf(node),
                        "Cookie: parley-session=" + session,
                        "",
                        "")
                .getBytes(StandardCharsets.US_ASCII));
        assertThat(line()).startsWith("HTTP/1.1 101");
        while (!line().isEmpty()) {
            // the headers of the answer do not matter
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    /** Sends a text of less than 126 bytes, masked by zeros. */
    void say(String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        assertThat(payload.length).isLessThan(TWO_BYTES_OF_LENGTH);
        out.write(ByteBuffer.allocate(6 + payload.length)
                .put((byte) FIN_TEXT)
                .put((byte) (MASKED | payload.length))
                .putInt(0)
                .put(payload)
                .array());
    }

    /** Reads on, to the end of the connection: the close code, or 1006 if it ended without. */
    int readToTheEnd() throws IOException {
        try {
            while (true) {
                int opcode = in.readUnsignedByte() & OPCODE;
                long length = in.readUnsignedByte();
                if (length == TWO_BYTES_OF_LENGTH) {
                    length = in.readUnsignedShort();
                } else if (length == EIGHT_BYTES_OF_LENGTH) {
                    length = in.readLong();
                }
                if (opcode == CLOSE) {
                    return in.readUnsignedShort();
                }
                in.skipNBytes(length);
            }
        } catch (EOFException | SocketException e) {
            return FrameSocket.ABNORMAL;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
