package org.parley.harness.recording;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.parley.client.FrameSocket;
import org.parley.client.WireTap;

/**
 * Records what one client sends and receives, on all its connections, below whatever the client itself makes of it: a
 * double that the client would drop is on record. Reads the frames by itself, not by the client's reader.
 */
public final class WireRecorder implements WireTap {
    private static final JsonReaderFactory READERS = JsonProvider.provider().createReaderFactory(Map.of());

    private final HistoryFile file;
    private final Names names;
    private final RunClock clock;
    private final AtomicInteger connections = new AtomicInteger();

    public WireRecorder(HistoryFile file, Names names, RunClock clock) {
        this.file = file;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public FrameSocket.Listener around(URI node, FrameSocket.Listener client) {
        int number = connections.incrementAndGet();
        file.add("dial", number, node.getPort());
        return new Line(number, node, client);
    }

    private static JsonObject parse(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** One connection. */
    private final class Line implements FrameSocket.Listener {
        private final int number;
        private final URI node;
        private final FrameSocket.Listener client;

        Line(int number, URI node, FrameSocket.Listener client) {
            this.number = number;
            this.node = node;
            this.client = client;
        }

        @Override
        public void onOpen(FrameSocket socket) {
            file.add("open", number, node.getPort());
            client.onOpen(socket);
        }

        @Override
        public void onSend(String text) {
            JsonObject frame = parse(text);
            String type = frame.getString("type");
            if (type.equals("send")) {
                String content = EventText.message(frame.getString("body"), frame.getBoolean("action", false));
                file.add("send", number, room(frame), frame.getString("clientId"), content);
            } else if (type.equals("resume")) {
                frame.getJsonArray("rooms")
                        .getValuesAs(JsonObject.class)
                        .forEach(position ->
                                file.add("resume", number, room(position), position.getJsonNumber("after")));
            }
            client.onSend(text);
        }

        @Override
        public void onFrame(String text) {
            record(parse(text));
            client.onFrame(text);
        }

        private void record(JsonObject frame) {
            switch (frame.getString("type")) {
                case "welcome" ->
                    file.add(
                            "welcome",
                            number,
                            frame.getString("node"),
                            frame.getJsonObject("limits").getInt("resumeEvents"));
                case "ack" ->
                    file.add("ack", number, room(frame), frame.getString("clientId"), frame.getJsonNumber("offset"));
                case "events" -> {
                    String room = room(frame);
                    for (JsonObject event : frame.getJsonArray("events").getValuesAs(JsonObject.class)) {
                        file.add("event", number, EventText.of(room, event, names, clock));
                    }
                }
                case "reset" -> file.add("reset", number, room(frame), frame.getJsonNumber("head"));
                case "room" ->
                    file.add(
                            frame.getString("change"),
                            number,
                            names.of(frame.getJsonObject("room").getString("id")));
                case "error" -> recordError(frame);
                case "goaway" -> file.add("goaway", number);
                default -> {
                    // not of the history
                }
            }
        }

        private void recordError(JsonObject frame) {
            String room = frame.containsKey("room") ? room(frame) : "-";
            String error = frame.getString("error");
            String again = frame.getBoolean("retryable") ? "retryable" : "final";
            if (frame.containsKey("clientId")) {
                file.add("refused", number, room, frame.getString("clientId"), error, again);
            } else {
                file.add("error", number, room, error, again);
            }
        }

        private String room(JsonObject frame) {
            return names.of(frame.getString("room"));
        }

        @Override
        public void onSignOfLife() {
            client.onSignOfLife();
        }

        @Override
        public void onClosed(int code, String reason) {
            file.add("close", number, code);
            client.onClosed(code, reason);
        }
    }
}
