package org.parley.integration.service;

import java.time.Duration;
import java.util.List;
import org.parley.integration.Integration;
import org.parley.settings.Settings;

/**
 * The other systems, and what they may do.
 *
 * @param names each of an account that is, or will be, that system's
 * @param commandsPerSecond of each; what comes faster waits in its queue
 * @param lagLimit an administrator is told when events have waited for longer to be brought to the broker
 * @param unreadLimit likewise when more events wait in a subscription
 */
public record IntegrationSettings(List<String> names, int commandsPerSecond, Duration lagLimit, int unreadLimit) {
    private static final int MOST_UNREAD = 1_000_000_000;

    public static IntegrationSettings read(Settings settings) {
        return new IntegrationSettings(
                settings.parse(
                        "parley.integration.names",
                        List.of(),
                        "names of 3 to 32 characters of a-z 0-9 -, the first a letter or digit, comma separated",
                        "erp,archive",
                        IntegrationSettings::names),
                settings.number("parley.integration.commands-per-second", 500, 1, 100_000),
                settings.duration("parley.integration.lag-limit", Duration.ofMinutes(1)),
                settings.number("parley.integration.unread-limit", 10_000, 1, MOST_UNREAD));
    }

    private static List<String> names(String text) {
        List<String> names = List.of(text.strip().split("\\s*,\\s*"));
        if (!names.stream().allMatch(Integration::isName)) {
            throw new IllegalArgumentException(text);
        }
        return names.stream().distinct().toList();
    }
}
