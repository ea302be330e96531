package org.parley.dev.server;

import de.bwaldvogel.mongo.MongoServer;
import org.h2.mvstore.MVStore;

/** The stand-in's process. Arguments: file, address, port. */
final class MongoStandInMain {

    private MongoStandInMain() {}

    public static void main(String[] arguments) {
        MVStore store = new MVStore.Builder()
                .fileName(arguments[0])
                .compress()
                .autoCommitDisabled()
                .open();
        MongoServer server = new MongoServer(new DurableMongoBackend(store));
        server.bind(arguments[1], Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow, "shutdown"));
    }
}
