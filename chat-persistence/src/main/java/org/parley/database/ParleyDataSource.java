package org.parley.database;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Declares the connection pool {@value #JNDI_NAME} to the container.
 *
 * <p>A connection is tried before it is lent, unless that was done in the last second, so that a restart of the
 * database, which takes longer, costs its users nothing; and nobody waits long for a database that is away. A node that
 * stops in the middle of a transaction, by a long garbage collection say, loses that transaction after three seconds: its
 * row locks would hold up everybody else's writes to the same rooms.
 */
@ApplicationScoped
@DataSourceDefinition(
        name = ParleyDataSource.JNDI_NAME,
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=parley.database.url:}",
        user = "${MPCONFIG=parley.database.user:}",
        password = "${MPCONFIG=parley.database.password:}",
        minPoolSize = 2,
        maxPoolSize = 32,
        properties = {
            "applicationName=parley",
            "connectTimeout=3",
            "socketTimeout=10",
            "options=-c idle_in_transaction_session_timeout=3s",
            "tcpKeepAlive=true",
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=1",
            "fish.payara.fail-all-connections=true",
            "fish.payara.max-wait-time-in-millis=5000"
        })
public class ParleyDataSource {
    public static final String JNDI_NAME = "java:app/jdbc/parley";
}
