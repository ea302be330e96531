package org.parley.message.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import org.bson.UuidRepresentation;

/**
 * The connection to MongoDB. Opening it does not wait for the server: as long as that is away, each operation fails
 * after {@link #PATIENCE_MILLIS}. What the URI says of time limits goes first.
 */
public final class MongoConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 10_000;

    private final MongoClient client;
    private final MongoDatabase database;

    public MongoConnection(MongoSettings settings) {
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                        .readTimeout(ANSWER_MILLIS, TimeUnit.MILLISECONDS))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .retryWrites(true)
                .applyConnectionString(new ConnectionString(settings.uri()))
                .build());
        this.database = client.getDatabase(settings.database());
    }

    public MongoDatabase database() {
        return database;
    }

    @Override
    public void close() {
        client.close();
    }
}
