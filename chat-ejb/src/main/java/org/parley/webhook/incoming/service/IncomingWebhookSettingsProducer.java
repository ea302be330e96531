package org.parley.webhook.incoming.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.parley.settings.LiveSettings;
import org.parley.settings.Settings;
import org.parley.settings.SettingsCheck;

/** Reads the settings of this feature: at start-up, so that a wrong value stops it, and for those who use them. */
@ApplicationScoped
public class IncomingWebhookSettingsProducer {
    void check(@Observes SettingsCheck check) {
        IncomingWebhookSettings.read(check.settings());
    }

    @Produces
    @Singleton
    LiveSettings<IncomingWebhookSettings> settings(Config config) {
        return new LiveSettings<>(new Settings(config), IncomingWebhookSettings::read);
    }
}
