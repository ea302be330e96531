package org.parley.message.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.parley.database.Schema;
import org.parley.message.PublishLeases;
import org.parley.message.PublishLeasesContract;

/** The contract, kept by a real PostgreSQL. */
class PostgresPublishLeasesIT implements PublishLeasesContract {
    private static EmbeddedPostgres server;

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
        Schema.migrate(server.getPostgresDatabase());
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @Override
    public PublishLeases node() {
        return new PostgresPublishLeases(server.getPostgresDatabase());
    }
}
