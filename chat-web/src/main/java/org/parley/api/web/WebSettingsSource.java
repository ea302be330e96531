package org.parley.api.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.parley.settings.Settings;

/** Gives beans the {@link WebSettings}. */
@ApplicationScoped
public class WebSettingsSource {

    @Produces
    @Singleton
    WebSettings settings(Config config) {
        return WebSettings.read(new Settings(config));
    }
}
