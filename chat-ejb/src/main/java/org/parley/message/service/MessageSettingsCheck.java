package org.parley.message.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.parley.settings.SettingsCheck;

/** Reads the settings of messages and their history at start-up, so that a wrong value stops it. */
@ApplicationScoped
public class MessageSettingsCheck {
    void check(@Observes SettingsCheck check) {
        MessageSettings.read(check.settings());
        HistoryProducer.check(check.settings());
    }
}
