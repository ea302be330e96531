package org.parley.message.service;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.parley.database.ParleyDataSource;
import org.parley.message.MessageHistory;
import org.parley.message.PublishLeases;
import org.parley.message.mongo.MongoConnection;
import org.parley.message.mongo.MongoMessageHistory;
import org.parley.message.mongo.MongoPublishLeases;
import org.parley.message.mongo.MongoSettings;
import org.parley.message.postgres.PostgresMessageHistory;
import org.parley.message.postgres.PostgresPublishLeases;
import org.parley.settings.Settings;

/** Chooses the store of the room logs and of the leases by the setting {@value #STORE}: the only place that knows which it is. */
@ApplicationScoped
public class HistoryProducer {
    static final String STORE = "parley.history.store";

    private enum Store {
        MONGODB,
        POSTGRESQL
    }

    @Resource(lookup = ParleyDataSource.JNDI_NAME)
    private DataSource database;

    private @Nullable MongoConnection mongo;

    @Produces
    @Singleton
    MessageHistory history(Config config, Clock clock) {
        Settings settings = new Settings(config);
        return store(settings) == Store.POSTGRESQL
                ? new PostgresMessageHistory(database, clock)
                : new MongoMessageHistory(mongo(settings).database(), clock);
    }

    @Produces
    @Singleton
    PublishLeases leases(Config config) {
        Settings settings = new Settings(config);
        return store(settings) == Store.POSTGRESQL
                ? new PostgresPublishLeases(database)
                : new MongoPublishLeases(mongo(settings).database());
    }

    private synchronized MongoConnection mongo(Settings settings) {
        MongoConnection connection = mongo;
        if (connection == null) {
            connection = new MongoConnection(MongoSettings.read(settings));
            mongo = connection;
        }
        return connection;
    }

    /** @throws org.parley.settings.InvalidSettingException naming the key that is missing or wrong */
    static void check(Settings settings) {
        if (store(settings) == Store.MONGODB) {
            MongoSettings.read(settings);
        }
    }

    private static Store store(Settings settings) {
        return settings.parse(STORE, Store.MONGODB, "mongodb or postgresql", "mongodb", text -> switch (text) {
            case "mongodb" -> Store.MONGODB;
            case "postgresql" -> Store.POSTGRESQL;
            default -> throw new IllegalArgumentException();
        });
    }

    @PreDestroy
    synchronized void disconnect() {
        if (mongo != null) {
            mongo.close();
        }
    }
}
