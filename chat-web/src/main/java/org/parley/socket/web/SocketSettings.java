package org.parley.socket.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.parley.bot.service.BotSettings;
import org.parley.delivery.DeliverySettings;
import org.parley.message.service.MessageSettings;
import org.parley.settings.Settings;

/**
 * How a socket behaves. All but {@code rawFrames} may change while the application runs; what a socket is told at its
 * beginning, and its queue, stay as they were then.
 *
 * @param maxFrameBytes largest frame of a client that is answered by more than an error, in bytes of UTF-8
 * @param bodyCharacters longest message, in Unicode code points
 * @param resumeEvents a client that lacks more of a room than this is told to page
 * @param bots how many a person may have
 * @param heartbeat how often a sign of life is asked for
 * @param nodes base URLs that a client may try when this node fails
 * @param queueBytes what may wait for a client that does not read, in bytes
 * @param queueFrames the same in frames
 * @param rawFrames whether frames leave by the container's fast way, where it has one
 * @param inFlight messages of one connection that may wait to be stored
 * @param framesPerSecond what a client may send in the long run; twice as many at once
 * @param userFramesPerSecond the same for all of a person's connections to this node
 */
public record SocketSettings(
        int maxFrameBytes,
        int bodyCharacters,
        int resumeEvents,
        int bots,
        Duration heartbeat,
        List<String> nodes,
        int queueBytes,
        int queueFrames,
        boolean rawFrames,
        int inFlight,
        int framesPerSecond,
        int userFramesPerSecond) {
    private static final int CONNECTIONS_AT_FULL_RATE = 2;
    private static final int MOST_FRAMES = 100_000;

    static SocketSettings read(Settings settings) {
        int framesPerSecond = settings.number("parley.socket.frames-per-second", 100, 1, MOST_FRAMES);
        return new SocketSettings(
                settings.number("parley.socket.max-frame-bytes", 65_536, 1_024, 1_048_576),
                MessageSettings.read(settings).maxCharacters(),
                DeliverySettings.read(settings).resumeEvents(),
                BotSettings.read(settings).perPerson(),
                settings.duration("parley.socket.heartbeat", Duration.ofSeconds(25)),
                settings.parse(
                        "parley.web.nodes",
                        List.of(),
                        "a comma-separated list of base URLs",
                        "https://chat1.example.org,https://chat2.example.org",
                        SocketSettings::urls),
                settings.number("parley.socket.queue-bytes", 4_194_304, 65_536, 1_073_741_824),
                settings.number("parley.socket.queue-frames", 5_000, 10, 1_000_000),
                settings.flag("parley.socket.raw-frames", true),
                settings.number("parley.socket.in-flight", 64, 1, 10_000),
                framesPerSecond,
                settings.number(
                        "parley.socket.user-frames-per-second",
                        CONNECTIONS_AT_FULL_RATE * framesPerSecond,
                        1,
                        CONNECTIONS_AT_FULL_RATE * MOST_FRAMES));
    }

    private static List<String> urls(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(url -> {
                    if (!url.matches("https?://[^\\s/?#]+")) {
                        throw new IllegalArgumentException();
                    }
                    return url;
                })
                .toList();
    }
}
