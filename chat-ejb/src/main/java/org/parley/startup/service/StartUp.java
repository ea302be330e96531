package org.parley.startup.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.parley.database.DatabaseAway;
import org.parley.database.DatabaseSettings;
import org.parley.database.ParleyDataSource;
import org.parley.database.Schema;
import org.parley.database.SchemaException;
import org.parley.database.SharedEntityManager;
import org.parley.settings.InvalidSettingException;
import org.parley.settings.Settings;
import org.parley.settings.SettingsCheck;

/**
 * Runs before every other bean that starts by itself; those say {@code @DependsOn("StartUp")}. Reads all settings, then
 * brings the database's tables up to date. What is wrong stops the deployment, with one line in the log that says what.
 *
 * <p>Declares the entity manager of {@link SharedEntityManager}, which only a component of a module can.
 */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@PersistenceContext(name = SharedEntityManager.JNDI_NAME, unitName = "parley")
public class StartUp {
    private static final Logger LOG = System.getLogger(StartUp.class.getName());

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    @Inject
    Config config;

    @Inject
    Event<SettingsCheck> checks;

    @Resource(lookup = ParleyDataSource.JNDI_NAME)
    DataSource database;

    @PostConstruct
    void start() {
        try {
            Settings settings = new Settings(config);
            DatabaseSettings where = DatabaseSettings.read(settings);
            checks.fire(new SettingsCheck(settings));
            await(where);
            migrate(where);
        } catch (InvalidSettingException e) {
            LOG.log(Level.ERROR, "Parley does not start. {0}", e.getMessage());
            throw e;
        }
    }

    /** A database that starts at the same time, as after a power failure, is waited for. */
    private void await(DatabaseSettings where) {
        if (!DatabaseAway.isAway(database)) {
            return;
        }
        LOG.log(
                Level.WARNING,
                "The database at {0} is away; this node waits for it, {1} s at most (parley.database.start-patience)",
                where.url(),
                where.startPatience().toSeconds());
        long begun = System.nanoTime();
        try {
            do {
                Thread.sleep(BETWEEN_TRIES.toMillis());
            } while (DatabaseAway.isAway(database)
                    && System.nanoTime() - begun < where.startPatience().toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void migrate(DatabaseSettings where) {
        try {
            int scripts = Schema.migrate(database);
            LOG.log(Level.INFO, "Database {0}: {1} migration scripts run", where.url(), scripts);
        } catch (SchemaException e) {
            LOG.log(
                    Level.ERROR,
                    "Parley does not start. The database at {0} (settings parley.database.url, .user, .password)"
                            + " cannot be used: {1}",
                    where.url(),
                    e.getMessage());
            throw e;
        }
    }
}
