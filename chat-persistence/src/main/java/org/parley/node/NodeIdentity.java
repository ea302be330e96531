package org.parley.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.parley.settings.Settings;
import org.parley.settings.SettingsCheck;

/**
 * Gives this node its {@link NodeId}, from the setting {@value #NAME}; without it the name is random. And the clock that
 * its events bear the time of.
 */
@ApplicationScoped
public class NodeIdentity {
    static final String NAME = "parley.node.name";

    @Produces
    @Singleton
    NodeId thisNode(Config config) {
        return read(new Settings(config));
    }

    @Produces
    @Singleton
    Clock clock() {
        return new ForwardClock();
    }

    void check(@Observes SettingsCheck check) {
        read(check.settings());
    }

    static NodeId read(Settings settings) {
        UUID run = UUID.randomUUID();
        NodeId unnamed = new NodeId("node-" + run.toString().substring(0, 8), run);
        return settings.parse(
                NAME, unnamed, "1 to 64 characters of A-Z a-z 0-9 . _ -", "node-1", name -> new NodeId(name, run));
    }
}
