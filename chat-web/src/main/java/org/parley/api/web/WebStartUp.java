package org.parley.api.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.eclipse.microprofile.config.Config;
import org.parley.settings.InvalidSettingException;
import org.parley.settings.Settings;

/** Reads the web module's settings before it serves; a wrong one stops the deployment, with one line in the log. */
@WebListener
public class WebStartUp implements ServletContextListener {
    private static final Logger LOG = System.getLogger(WebStartUp.class.getName());

    @Inject
    Config config;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            WebSettings.read(new Settings(config));
        } catch (InvalidSettingException e) {
            LOG.log(Level.ERROR, "Parley does not start. {0}", e.getMessage());
            throw e;
        }
    }
}
