package org.parley.integration.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.parley.settings.SettingsCheck;

/** Reads the settings of integrations at start-up, so that a wrong value stops it. */
@ApplicationScoped
public class IntegrationSettingsCheck {
    void check(@Observes SettingsCheck check) {
        IntegrationSettings.read(check.settings());
    }
}
