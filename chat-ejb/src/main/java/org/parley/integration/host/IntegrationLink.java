package org.parley.integration.host;

import org.parley.integration.Integration;
import org.parley.integration.command.CommandInbox;
import org.parley.integration.event.EventOutlet;

/** What an integration has at the broker. Its two parts may be used by a thread each; they connect at their first use. */
public interface IntegrationLink extends AutoCloseable {

    EventOutlet events();

    CommandInbox commands();

    /** To be called when both parts are closed. */
    @Override
    void close();

    /** Makes links. */
    @FunctionalInterface
    interface Source {
        IntegrationLink to(Integration integration);
    }
}
