package org.parley.management;

import java.util.List;
import java.util.function.Supplier;
import org.parley.failure.ParleyException;
import org.parley.integration.Integration;
import org.parley.integration.command.RejectedCommand;
import org.parley.integration.command.RejectedCommands;
import org.parley.integration.service.BrokerAwayException;
import org.parley.integration.service.IntegrationService;

/**
 * What administrators see and do of commands that were put aside. Failures are those that JMX clients know.
 *
 * @param names of all integrations there are at the moment
 */
record RejectedControl(Supplier<List<String>> names, IntegrationService service, RejectedCommands commands) {

    /** A line for each, without what it says. */
    List<String> list(String name) {
        Integration integration = named(name);
        try {
            return commands.list(integration).stream()
                    .map(RejectedControl::line)
                    .toList();
        } catch (BrokerAwayException e) {
            throw unreachable(e);
        }
    }

    private static String line(RejectedCommand command) {
        return command.id() + "  sent " + command.sentAt() + "  " + command.error() + "  " + command.reason()
                + (command.hasText() ? "" : "  (its text was not kept)");
    }

    /** @param id empty for all */
    int replay(String name, String id) {
        Integration integration = named(name);
        try {
            if (id.isEmpty()) {
                return commands.replay(integration);
            }
            if (commands.replay(integration, id) == 0) {
                throw new IllegalArgumentException(
                        "There is no " + id + " in " + integration.rejected() + ", or its text was not kept.");
            }
            return 1;
        } catch (BrokerAwayException e) {
            throw unreachable(e);
        }
    }

    private Integration named(String name) {
        if (!names.get().contains(name)) {
            throw new IllegalArgumentException("There is no integration called " + name + ".");
        }
        try {
            return service.named(name);
        } catch (ParleyException e) {
            throw new IllegalStateException(e.detail(), null);
        }
    }

    private static IllegalStateException unreachable(BrokerAwayException e) {
        return new IllegalStateException("The broker did not do it: " + e.getMessage(), null);
    }
}
