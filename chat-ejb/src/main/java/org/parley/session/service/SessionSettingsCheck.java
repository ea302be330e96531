package org.parley.session.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.parley.settings.SettingsCheck;

/** Reads the settings of this feature at start-up, so that a wrong value stops it. */
@ApplicationScoped
public class SessionSettingsCheck {
    void check(@Observes SettingsCheck check) {
        SessionService.lifetime(check.settings());
    }
}
