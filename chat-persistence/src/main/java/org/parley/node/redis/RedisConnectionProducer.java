package org.parley.node.redis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.parley.settings.Settings;
import org.parley.settings.SettingsCheck;

/** Opens this node's {@link RedisConnection} by the settings {@code parley.redis.*}, and closes it when the node stops. */
@ApplicationScoped
public class RedisConnectionProducer {

    void check(@Observes SettingsCheck check) {
        RedisSettings.read(check.settings());
    }

    @Produces
    @Singleton
    RedisConnection open(Config config) {
        return new RedisConnection(RedisSettings.read(new Settings(config)));
    }

    void close(@Disposes RedisConnection connection) {
        connection.close();
    }
}
