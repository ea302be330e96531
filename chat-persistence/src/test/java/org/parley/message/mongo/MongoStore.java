package org.parley.message.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.parley.message.EventContent;
import org.parley.message.HistoryStore;
import org.parley.message.MessageHistory;
import org.parley.message.NewEvent;
import org.parley.message.PublishLeases;

/** The MongoDB of {@code PARLEY_MONGO_URI} where there is one, else a wire-compatible stand-in that keeps a file. */
final class MongoStore implements HistoryStore, AutoCloseable {
    /** The stand-in tells of every index and every connection. */
    private static final Logger NOISE = Logger.getLogger("de.bwaldvogel.mongo");

    /** More than a document may have: the driver sends what comes before it in the batch, and then refuses. */
    private static final int TOO_LONG = 17_000_000;

    private final String database =
            "parley_test_" + UUID.randomUUID().toString().substring(0, 8);
    private final Path file;
    private final String uri;
    private final List<MongoConnection> connections = new ArrayList<>();
    private @Nullable MongoServer standIn;

    MongoStore(Path folder) {
        NOISE.setLevel(Level.WARNING);
        this.file = folder.resolve("history");
        this.uri = Optional.ofNullable(System.getenv("PARLEY_MONGO_URI"))
                .orElseGet(() -> "mongodb://127.0.0.1:" + start(0).getPort());
        connect(uri);
    }

    private InetSocketAddress start(int port) {
        MVStore store =
                new MVStore.Builder().fileName(file.toString()).compress().open();
        MongoServer server = new MongoServer(new H2Backend(store));
        server.bind("127.0.0.1", port);
        standIn = server;
        return server.getLocalAddress();
    }

    private MongoConnection connect(String where) {
        MongoConnection connection = new MongoConnection(new MongoSettings(where, database));
        connections.add(connection);
        return connection;
    }

    @Override
    public MessageHistory node() {
        return new MongoMessageHistory(connections.get(0).database(), Clock.systemUTC());
    }

    PublishLeases leases() {
        return new MongoPublishLeases(connections.get(0).database());
    }

    /** Does not repeat a write by itself: a cut would not be seen. */
    @Override
    public MessageHistory nodeThrough(int port) {
        String through = "mongodb://127.0.0.1:" + port + "/?directConnection=true&retryWrites=false";
        return new MongoMessageHistory(connect(through).database(), Clock.systemUTC());
    }

    @Override
    public InetSocketAddress address() {
        ServerAddress first =
                new ServerAddress(new ConnectionString(uri).getHosts().get(0));
        return new InetSocketAddress(first.getHost(), first.getPort());
    }

    @Override
    public String decisiveRequest() {
        return "insert";
    }

    /** The event at {@code index} is too long for the store. */
    @Override
    public void appendFailingAt(int index, List<NewEvent> batch, MessageHistory node) {
        List<NewEvent> refused = new ArrayList<>(batch);
        NewEvent event = batch.get(index);
        EventContent tooLong = new EventContent.Message("x".repeat(TOO_LONG), false);
        refused.set(index, new NewEvent(event.room(), event.author(), event.clientId(), tooLong));
        node.append(refused);
    }

    @Override
    public void restart() {
        MongoServer server = standIn;
        Assumptions.assumeTrue(server != null, "a MongoDB that is not ours is not restarted");
        if (server != null) {
            int port = server.getLocalAddress().getPort();
            server.shutdownNow();
            start(port);
        }
    }

    @Override
    public void takeEpochAway() {
        connections.get(0).database().getCollection("history_epoch").deleteMany(new Document());
    }

    @Override
    public void clear() {
        connections.get(0).database().drop();
    }

    @Override
    public void close() {
        clear();
        connections.forEach(MongoConnection::close);
        if (standIn != null) {
            standIn.shutdownNow();
        }
    }
}
