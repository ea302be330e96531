package org.parley.health.web;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.parley.database.DatabaseAway;
import org.parley.database.ParleyDataSource;

/** Without the database nobody can log in here. */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements HealthCheck {
    @Resource(lookup = ParleyDataSource.JNDI_NAME)
    DataSource database;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database")
                .status(DatabaseAway.answers(database))
                .build();
    }
}
