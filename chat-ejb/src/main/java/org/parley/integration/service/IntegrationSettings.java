package org.parley.integration.service;

import org.parley.settings.Settings;

/**
 * What other systems may do.
 *
 * @param commandsPerSecond of each; what comes faster waits in its queue
 */
public record IntegrationSettings(int commandsPerSecond) {

    public static IntegrationSettings read(Settings settings) {
        return new IntegrationSettings(settings.number("parley.integration.commands-per-second", 500, 1, 100_000));
    }
}
