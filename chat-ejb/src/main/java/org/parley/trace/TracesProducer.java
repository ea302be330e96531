package org.parley.trace;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.parley.node.NodeId;
import org.parley.settings.Settings;
import org.parley.settings.SettingsCheck;

/** Takes the platform's OpenTelemetry if anything is to be traced, and does not touch it otherwise. */
@ApplicationScoped
public class TracesProducer {
    @Produces
    @Singleton
    Traces traces(Config config, Instance<OpenTelemetry> telemetry, NodeId node) {
        TraceSettings settings = TraceSettings.read(new Settings(config));
        return settings.exported()
                ? new Traces(settings.ratio(), telemetry.get().getTracer("org.parley"), node.name())
                : Traces.OFF;
    }

    void check(@Observes SettingsCheck check) {
        TraceSettings.read(check.settings());
    }
}
