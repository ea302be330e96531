package org.parley.client;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket server (RFC 6455) on loopback that says only what a test makes it say. */
final class ScriptedServer implements AutoCloseable {
    private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final BlockingQueue<Peer> peers = new LinkedBlockingQueue<>();
    private final List<Peer> all = new CopyOnWriteArrayList<>();
    private volatile int status = 101;

    ScriptedServer() throws IOException {
        Thread acceptor = new Thread(this::accept, "scripted-server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** Answers handshakes with this status from now on. */
    void answerWith(int httpStatus) {
        status = httpStatus;
    }

    /** The next client that has connected. */
    Peer nextPeer() throws InterruptedException {
        Peer peer = peers.poll(30, TimeUnit.SECONDS);
        if (peer == null) {
            throw new AssertionError("no client connected");
        }
        return peer;
    }

    FrameSocket open(ClientRuntime runtime) throws Exception {
        Handshake handshake = new Handshake(uri(), Optional.empty(), Optional.empty(), List.of());
        return FrameSocket.open(runtime, handshake, new FrameSocket.Listener() {
                    @Override
                    public void onFrame(String text) {}

                    @Override
                    public void onClosed(int code, String reason) {}
                })
                .get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Peer peer : all) {
            peer.drop();
        }
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                Peer peer = new Peer(listening.accept());
                all.add(peer);
                Thread reader = new Thread(() -> peer.serve(status), "scripted-peer");
                reader.setDaemon(true);
                reader.start();
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    /** One client, as the server sees it. */
    final class Peer {
        private final Socket socket;
        private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
        private volatile String request = "";

        Peer(Socket socket) {
            this.socket = socket;
        }

        /** The handshake's request, with its headers. */
        String request() {
            return request;
        }

        /** The next text frame of the client. */
        String nextFrame() throws InterruptedException {
            String frame = received.poll(10, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("the client said nothing");
            }
            return frame;
        }

        /** Whether the client has said something that no test has looked at; waits a moment for it. */
        boolean hasFrame() throws InterruptedException {
            String frame = received.poll(200, TimeUnit.MILLISECONDS);
            return frame != null;
        }

        /** The next text frame of this type; others are skipped. */
        String nextFrame(String type) throws InterruptedException {
            String frame = nextFrame();
            while (!frame.contains("\"type\":\"" + type + "\"")) {
                frame = nextFrame();
            }
            return frame;
        }

        void say(String text) throws IOException {
            write(0x1, text.getBytes(StandardCharsets.UTF_8));
        }

        void closeWith(int code) throws IOException {
            write(0x8, new byte[] {(byte) (code >> 8), (byte) code});
        }

        void drop() throws IOException {
            socket.close();
        }

        private synchronized void write(int opcode, byte[] payload) throws IOException {
            OutputStream out = socket.getOutputStream();
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.write(0x80 | opcode);
            if (payload.length < 126) {
                frame.write(payload.length);
            } else {
                frame.write(126);
                frame.write(payload.length >> 8);
                frame.write(payload.length);
            }
            frame.writeBytes(payload);
            out.write(frame.toByteArray());
            out.flush();
        }

        private void serve(int handshakeStatus) {
            try {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                request = readHead(in);
                socket.getOutputStream().write(answer(handshakeStatus).getBytes(StandardCharsets.US_ASCII));
                if (handshakeStatus != 101) {
                    socket.close();
                    return;
                }
                peers.add(this);
                while (readFrame(in)) {
                    // each frame lands in its queue
                }
            } catch (IOException | GeneralSecurityException gone) {
                // the client has gone, or the test is over
            }
        }

        private String answer(int handshakeStatus) throws GeneralSecurityException {
            if (handshakeStatus != 101) {
                return "HTTP/1.1 " + handshakeStatus + " No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            }
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((header("Sec-WebSocket-Key") + ACCEPT_SUFFIX).getBytes(StandardCharsets.US_ASCII));
            String subprotocol = header("Sec-WebSocket-Protocol");
            return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + (subprotocol.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + subprotocol + "\r\n")
                    + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n";
        }

        private String header(String name) {
            return request.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        private boolean readFrame(DataInputStream in) throws IOException {
            int first = in.readUnsignedByte();
            int length = in.readUnsignedByte() & 0x7f;
            if (length == 126) {
                length = in.readUnsignedShort();
            }
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes(length);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i % 4];
            }
            if ((first & 0xf) == 0x1) {
                received.add(new String(payload, StandardCharsets.UTF_8));
            }
            return (first & 0xf) != 0x8;
        }

        private static String readHead(InputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("the handshake broke off");
                }
                head.append((char) next);
            }
            return head.toString();
        }
    }
}
