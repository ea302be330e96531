package org.parley.dev.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A server that speaks MongoDB's wire protocol, kept on disk. It is not MongoDB: no authentication, no transactions, no
 * replication. For trying that path without an installation.
 */
public final class MongoStandIn extends Server {

    public MongoStandIn(Path directory, int port) {
        super("mongodb-stand-in", directory, port);
    }

    public String uri() {
        return "mongodb://" + LOOPBACK + ":" + port();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("PARLEY_MONGO_URI", uri());
    }

    @Override
    protected List<String> command() {
        return JavaCommand.main(
                MongoStandInMain.class,
                List.of("-Xmx512m"),
                directory().resolve("history.mv").toString(),
                LOOPBACK,
                Integer.toString(port()));
    }

    @Override
    protected boolean isReady() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(LOOPBACK, port()), 1000);
            return true;
        }
    }
}
