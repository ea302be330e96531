package org.parley.it.integration;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.parley.dev.server.Broker;

/** STOMP 1.2 over a WebSocket, with nothing but the JDK. */
final class StompClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Frame CLOSED = new Frame("(closed)", Map.of(), "");

    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final BlockingQueue<Frame> receipts = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    /** @param body as text; what was sent has no other */
    record Frame(String command, Map<String, String> headers, String body) {
        static Frame parse(String text) {
            int end = text.indexOf("\n\n");
            String[] head = text.substring(0, end).strip().split("\n");
            Map<String, String> headers = new TreeMap<>();
            for (int i = 1; i < head.length; i++) {
                int colon = head[i].indexOf(':');
                headers.putIfAbsent(
                        head[i].substring(0, colon),
                        head[i].substring(colon + 1).replace("\\c", ":"));
            }
            return new Frame(head[0], headers, text.substring(end + 2));
        }

        /** Whether nothing follows. */
        boolean isEnd() {
            return equals(CLOSED) || command.equals("ERROR");
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private StompClient(Broker broker) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("v12.stomp")
                .connectTimeout(PATIENCE)
                .buildAsync(URI.create("ws://127.0.0.1:" + broker.port()), new Receiver())
                .join();
    }

    /** Logs in, and begins the names of durable subscriptions with that of the user. */
    static StompClient connect(Broker broker, String user, String password) {
        StompClient client = new StompClient(broker);
        client.send("CONNECT\naccept-version:1.2\nhost:parley\nclient-id:%s\nlogin:%s\npasscode:%s\n\n"
                .formatted(user, user, password));
        Frame answer = client.next();
        if (!answer.command().equals("CONNECTED")) {
            throw new AssertionError(answer);
        }
        return client;
    }

    /** @param frame without the byte at its end */
    void send(String frame) {
        socket.sendText(frame + "\0", true).join();
    }

    /** Sends it, and returns when the broker has done what it asks. */
    void confirmed(String command, String headers, String body) {
        send(command + "\nreceipt:done\n" + headers + "\n" + body);
        Frame answer = next(receipts);
        if (!answer.command().equals("RECEIPT")) {
            throw new AssertionError(answer);
        }
    }

    /** What has come, but for receipts. */
    Frame next() {
        return next(frames);
    }

    private static Frame next(BlockingQueue<Frame> from) {
        try {
            Frame frame = from.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (frame == null) {
                throw new AssertionError("nothing came");
            }
            return frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Receiver implements WebSocket.Listener {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            while (data.hasRemaining()) {
                byte next = data.get();
                if (next == 0) {
                    sort(Frame.parse(bytes.toString(StandardCharsets.UTF_8)));
                    bytes.reset();
                } else {
                    bytes.write(next);
                }
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            sort(CLOSED);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            sort(CLOSED);
        }

        /** A message may come before the receipt for what was sent before it; an error ends both. */
        private void sort(Frame frame) {
            boolean isReceipt = frame.command().equals("RECEIPT");
            if (isReceipt || frame.isEnd()) {
                receipts.add(frame);
            }
            if (!isReceipt) {
                frames.add(frame);
            }
        }
    }
}
