package org.parley.session.service;

import java.time.Duration;
import org.parley.settings.Settings;

/**
 * How people are logged in. May change while the application runs.
 *
 * @param lifetime how long a login lasts, whatever the person does; of logins from then on
 */
record SessionSettings(Duration lifetime) {
    static SessionSettings read(Settings settings) {
        return new SessionSettings(settings.duration("parley.session.lifetime", Duration.ofHours(12)));
    }
}
