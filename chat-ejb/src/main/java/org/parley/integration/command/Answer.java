package org.parley.integration.command;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.Consumer;
import org.parley.failure.ParleyException;
import org.parley.room.RoomId;

/** The answers to commands, in JSON; {@code docs/integration.md}. */
final class Answer {
    private static final JsonGeneratorFactory GENERATORS =
            JsonProvider.provider().createGeneratorFactory(Map.of());

    private Answer() {}

    /** The message stands there. */
    static String posted(Command command, RoomId room, long offset) {
        return write(json -> json.write("id", command.id().value())
                .write("ok", true)
                .write("room", room.toString())
                .write("offset", offset));
    }

    /** It was done. */
    static String done(Command command, RoomId room) {
        return write(
                json -> json.write("id", command.id().value()).write("ok", true).write("room", room.toString()));
    }

    /** It was not done, and will not be. */
    static String refused(Command command, ParleyException reason) {
        return write(json -> json.write("id", command.id().value())
                .write("ok", false)
                .write("code", reason.code().number())
                .write("error", reason.code().slug())
                .write("message", reason.detail()));
    }

    private static String write(Consumer<JsonGenerator> fields) {
        StringWriter text = new StringWriter(128);
        try (JsonGenerator json = GENERATORS.createGenerator(text)) {
            json.writeStartObject();
            fields.accept(json);
            json.writeEnd();
        }
        return text.toString();
    }
}
