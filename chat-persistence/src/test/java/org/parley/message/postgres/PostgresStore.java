package org.parley.message.postgres;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.parley.message.HistoryStore;
import org.parley.message.MessageHistory;
import org.parley.message.NewEvent;
import org.parley.room.RoomId;

/**
 * A real PostgreSQL with the tables of the history. It commits synchronously and does not sync its files: what it has
 * committed outlives a kill of its processes, if not of the machine.
 */
final class PostgresStore implements HistoryStore, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration OFTEN = Duration.ofMillis(5);

    private final Path data;
    private final LentConnections connections;
    private EmbeddedPostgres server;

    PostgresStore(Path data) throws IOException {
        this.data = data;
        this.server = start(0);
        this.connections = LentConnections.withText(server.getPort());
        Flyway.configure().dataSource(server.getPostgresDatabase()).load().migrate();
    }

    private EmbeddedPostgres start(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("synchronous_commit", "on");
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    DataSource database() {
        return server.getPostgresDatabase();
    }

    @Override
    public MessageHistory node() {
        return new PostgresMessageHistory(connections, Clock.systemUTC());
    }

    @Override
    public MessageHistory nodeThrough(int port) {
        return new PostgresMessageHistory(LentConnections.withText(port), Clock.systemUTC());
    }

    @Override
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort());
    }

    @Override
    public String decisiveRequest() {
        return "insert into room_event";
    }

    /**
     * Another transaction holds the place in the unique index that the event at {@code index} is to have, so the insert
     * stops there, in the middle of its work; then its backend is terminated, or gives up by itself.
     */
    @Override
    public void appendFailingAt(int index, List<NewEvent> batch, MessageHistory node) {
        NewEvent event = batch.get(index);
        try (Connection blocker = database().getConnection()) {
            blocker.setAutoCommit(false);
            try (PreparedStatement insert = blocker.prepareStatement("insert into room_event values"
                    + " (?, 1000000, 1, now(), ?, ?, '{\"kind\":\"message\",\"body\":\"x\"}')")) {
                insert.setObject(1, event.room().value());
                insert.setObject(2, event.author().value());
                insert.setString(3, event.clientId().value());
                insert.executeUpdate();
            }
            CompletableFuture<?> append = CompletableFuture.runAsync(() -> node.append(batch));
            await().atMost(PATIENCE).pollInterval(OFTEN).until(() -> terminateWhoWaits() || append.isDone());
            try {
                append.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            } finally {
                blocker.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does something while another transaction holds the head of a room, which has one. */
    <T> T whileHeld(RoomId room, Supplier<T> action) throws SQLException {
        try (Connection holder = database().getConnection()) {
            holder.setAutoCommit(false);
            try (PreparedStatement lock = holder.prepareStatement("select from room_head where room = ? for update")) {
                lock.setObject(1, room.value());
                lock.execute();
                return action.get();
            } finally {
                holder.rollback();
            }
        }
    }

    private boolean terminateWhoWaits() throws SQLException {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where wait_event_type = 'Lock' and query like '%insert into room_event%'")) {
            return rows.next();
        }
    }

    /** SIGKILL for the first of its processes, on which the others end themselves. */
    @Override
    public void restart() {
        try {
            int port = server.getPort();
            long pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
            ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
            process.destroyForcibly();
            process.onExit().join();
            server.close();
            server = start(port);
            connections.forget();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void takeEpochAway() {
        execute("delete from history_epoch");
    }

    @Override
    public void clear() {
        execute("truncate room_event, room_head");
    }

    private void execute(String sql) {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** Another, empty store on the same server, through connections that keep the plans of their statements. */
    DataSource emptyStore(String name) throws SQLException {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        Flyway.configure()
                .dataSource(server.getDatabase("postgres", name))
                .load()
                .migrate();
        return LentConnections.withPlans(server.getPort(), name);
    }

    /** For a room and an offset: whether the head says so and the event is there. */
    long headOf(UUID room) throws SQLException {
        try (Connection connection = database().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select last_offset from room_head where room = ?")) {
            statement.setObject(1, room);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }
}
