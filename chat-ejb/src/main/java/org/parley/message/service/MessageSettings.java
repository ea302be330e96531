package org.parley.message.service;

import java.time.Duration;
import org.parley.settings.Settings;

/**
 * How messages are taken in. The longest body may change while the application runs.
 *
 * @param maxCharacters longest body, in Unicode code points
 * @param commit see {@link GroupCommit.Limits}
 */
public record MessageSettings(int maxCharacters, GroupCommit.Limits commit) {

    public static MessageSettings read(Settings settings) {
        return new MessageSettings(
                settings.number("parley.message.max-characters", 4_000, 1, 100_000),
                new GroupCommit.Limits(
                        settings.number("parley.history.lanes", 4, 1, 64),
                        settings.number("parley.history.waiting", 5_000, 1, 1_000_000),
                        settings.number("parley.history.batch", 500, 1, 10_000),
                        settings.duration("parley.history.patience", Duration.ofSeconds(8))));
    }
}
