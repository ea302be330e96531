package org.parley.integration.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.parley.integration.Integration;
import org.parley.integration.service.IntegrationMeter;
import org.parley.integration.service.IntegrationSettings;
import org.parley.message.service.MessageService;
import org.parley.settings.LiveSettings;

/** Makes the {@link CommandIntake} of each integration that this node serves. */
@ApplicationScoped
public class CommandIntakes {
    @Inject
    MessageService messages;

    @Inject
    RoomCommands rooms;

    @Inject
    IntegrationMeter meter;

    @Inject
    LiveSettings<IntegrationSettings> settings;

    public CommandIntake intake(Integration integration, CommandInbox inbox) {
        return new CommandIntake(
                integration,
                inbox,
                new CommandRunner(messages, rooms, integration.account()),
                new CommandPace(() -> settings.get().commandsPerSecond()),
                meter);
    }
}
