package org.parley.room.service;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real, empty PostgreSQL for the container to use, which ends with the JVM that the tests are started by. Stands
 * before Arquillian's extension, whose configuration tells the container where the database is.
 *
 * <p>The container cannot be told by a file in the deployment: Payara sets the connection pool up before it reads that.
 */
public final class ContainerDatabase implements BeforeAllCallback {
    private static final String FOR_THE_CONTAINER = "parley.test.database.url";
    private static final String IN_THE_CONTAINER = "parley.database.url";

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        boolean known = System.getProperty(FOR_THE_CONTAINER) != null || System.getProperty(IN_THE_CONTAINER) != null;
        if (!known) {
            System.setProperty(FOR_THE_CONTAINER, start());
        }
    }

    private static String start() throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
