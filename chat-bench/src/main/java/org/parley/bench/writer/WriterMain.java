package org.parley.bench.writer;

import jakarta.jms.JMSException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.parley.bench.load.LoadException;
import org.parley.message.MessageHistory;
import org.parley.message.mongo.MongoConnection;
import org.parley.message.mongo.MongoMessageHistory;
import org.parley.message.mongo.MongoSettings;
import org.parley.message.postgres.PostgresMessageHistory;

/**
 * One writer's process. What it is to do is in its environment; what it measured is the last line that it prints: sends,
 * seconds, the 99th percentile of a send in milliseconds, and the mean time of a commit in milliseconds.
 */
public final class WriterMain {

    private WriterMain() {}

    public static void main(String[] arguments) throws InterruptedException, JMSException {
        Map<String, String> settings = System.getenv();
        WriterOrder order = WriterOrder.parse(arguments);
        MessageHistory history = history(settings);
        try (HeadTopic topic = HeadTopic.connect(settings, history)) {
            Writer writer = new Writer(history, topic, order);
            WriterResult result = writer.write();
            System.out.println(result.line());
        }
        // lanes and drivers have threads that would go on
        System.exit(0);
    }

    private static MessageHistory history(Map<String, String> settings) {
        String store = required(settings, "PARLEY_HISTORY_STORE").toLowerCase(Locale.ROOT);
        return switch (store) {
            case "postgresql" -> new PostgresMessageHistory(ConnectionPool.of(settings), Clock.systemUTC());
            case "mongodb" ->
                new MongoMessageHistory(
                        new MongoConnection(new MongoSettings(required(settings, "PARLEY_MONGO_URI"), "parley"))
                                .database(),
                        Clock.systemUTC());
            default -> throw new LoadException("There is no store " + store);
        };
    }

    static String required(Map<String, String> settings, String key) {
        String value = settings.get(key);
        if (value == null) {
            throw new LoadException("The environment lacks " + key);
        }
        return value;
    }
}
