package org.parley.harness.workload;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.parley.client.RestClient;
import org.parley.harness.recording.EventText;
import org.parley.harness.recording.HistoryFile;
import org.parley.harness.recording.RunFolder;

/** Reads pages of a room's log by REST, and records them as they come. Blocks. Safe for use by many threads. */
final class HistoryPager {
    private static final JsonReaderFactory READERS = JsonProvider.provider().createReaderFactory(Map.of());
    private static final int LIMIT = 200;
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;

    /** The reader does not belong to the room. */
    static final class NotAMemberException extends Exception {
        private static final long serialVersionUID = 1;
    }

    private final RunFolder folder;
    private final HistoryFile file;
    private final String verb;

    /** @param verb what begins the lines, after the time */
    HistoryPager(RunFolder folder, HistoryFile file, String verb) {
        this.folder = folder;
        this.file = file;
        this.verb = verb;
    }

    /**
     * The page after an offset.
     *
     * @return the last offset of it; {@code after} if nothing was to be had, now or at all
     */
    long after(RestClient reader, LoadRoom room, long after) throws NotAMemberException {
        List<JsonObject> events = page(reader, room, "after=" + after);
        return events.isEmpty() ? after : offset(events.get(events.size() - 1));
    }

    /**
     * The page before an offset.
     *
     * @return the first offset of it; {@code before} if nothing was to be had, now or at all
     */
    long before(RestClient reader, LoadRoom room, long before) throws NotAMemberException {
        List<JsonObject> events = page(reader, room, "before=" + before);
        return events.isEmpty() ? before : offset(events.get(0));
    }

    private List<JsonObject> page(RestClient reader, LoadRoom room, String position) throws NotAMemberException {
        try {
            HttpResponse<String> answer =
                    reader.exchange("GET", "/rooms/" + room.id() + "/events?" + position + "&limit=" + LIMIT, null);
            if (answer.statusCode() == FORBIDDEN && answer.body().contains("not-a-member")) {
                throw new NotAMemberException();
            }
            if (answer.statusCode() != OK) {
                return List.of();
            }
            try (JsonReader json = READERS.createReader(new StringReader(answer.body()))) {
                List<JsonObject> events =
                        json.readObject().getJsonArray("events").getValuesAs(JsonObject.class);
                events.forEach(
                        event -> file.add(verb, EventText.of(room.name(), event, folder.names(), folder.clock())));
                return events;
            }
        } catch (UncheckedIOException | JsonException e) {
            return List.of();
        }
    }

    private static long offset(JsonObject event) {
        return event.getJsonNumber("offset").longValueExact();
    }
}
