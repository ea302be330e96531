package org.parley.message.mongo;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.parley.message.PublishLeases;
import org.parley.message.PublishLeasesContract;

/** The contract, kept by the MongoDB of {@code PARLEY_MONGO_URI} where there is one, else by a wire-compatible stand-in. */
class MongoPublishLeasesIT implements PublishLeasesContract {
    @TempDir
    private static Path folder;

    private static MongoStore store;

    @BeforeAll
    static void connect() {
        store = new MongoStore(folder);
    }

    @AfterAll
    static void dropAndDisconnect() {
        store.close();
    }

    @Override
    public PublishLeases node() {
        return store.leases();
    }
}
