package org.parley.node.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.parley.settings.SettingsCheck;

/** Reads the settings of draining at start-up, so that a wrong value stops it, and not the stop. */
@ApplicationScoped
public class DrainSettingsCheck {
    void check(@Observes SettingsCheck check) {
        DrainSettings.read(check.settings());
    }
}
