package org.parley.dev.server;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import org.h2.mvstore.MVStore;

/** The stand-in's process. Arguments: file, address, port. */
final class MongoStandInMain {

    private MongoStandInMain() {}

    public static void main(String[] arguments) {
        // With the store's own settings a kill -9 loses what it has acknowledged in the last second.
        MVStore store = new MVStore.Builder()
                .fileName(arguments[0])
                .compress()
                .autoCommitBufferSize(256)
                .open();
        store.setAutoCommitDelay(50);
        MongoServer server = new MongoServer(new H2Backend(store));
        server.bind(arguments[1], Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow, "shutdown"));
    }
}
