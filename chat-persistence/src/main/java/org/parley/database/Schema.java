package org.parley.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** The tables of the database: made and changed by the scripts in {@code db/migration}. */
public final class Schema {
    private Schema() {}

    /**
     * Brings the tables to the state this version needs. Nodes that start at the same time wait for one another.
     *
     * @return how many scripts were run
     * @throws SchemaException with one line for the administrator
     */
    public static int migrate(DataSource database) {
        try {
            FluentConfiguration flyway = Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(database)
                    .locations("classpath:db/migration")
                    .failOnMissingLocations(true)
                    .cleanDisabled(true);
            // Locked by the session: scripts may take longer than a transaction may be idle, and its lock would end
            // with it.
            flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                    .setTransactionalLock(false);
            return flyway.load().migrate().migrationsExecuted;
        } catch (FlywayException e) {
            throw new SchemaException(firstLine(e), e);
        }
    }

    private static String firstLine(FlywayException e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
