package org.parley.it.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A node's log of JSON, a line each. */
public final class JsonLog {
    private JsonLog() {}

    /** All its lines; fails if one is no JSON, or does not tell its level, time, logger, message, and this node. */
    public static List<JsonObject> linesOf(String node, Path log) {
        try {
            List<JsonObject> lines =
                    Files.readAllLines(log).stream().map(JsonLog::parse).toList();
            assertThat(lines).isNotEmpty().allSatisfy(line -> {
                assertThat(line).containsKeys("Timestamp", "Level", "LoggerName");
                assertThat(line.keySet()).containsAnyOf("LogMessage", "Throwable");
                assertThat(line.getString("node", "")).as(line.toString()).isEqualTo(node);
            });
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject parse(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }
}
