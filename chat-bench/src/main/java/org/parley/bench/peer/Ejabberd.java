package org.parley.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.parley.bench.dialect.XmppGuest;
import org.parley.bench.load.Guest;
import org.parley.bench.load.LoadException;
import org.parley.bench.measure.ServerProcesses;
import org.parley.dev.server.Installation;
import org.parley.dev.server.Ports;
import org.parley.dev.server.PostgresServer;
import org.parley.dev.server.Secrets;

/**
 * ejabberd with rooms (XEP-0045) whose messages it archives (XEP-0313) in PostgreSQL, as Debian packages it: a process
 * of its own with its own configuration and data, not the system's service.
 */
public final class Ejabberd implements Contender {
    private static final Path SCHEMA = Path.of("/usr/share/ejabberd/sql/pg.sql");
    private static final String PASSWORD = "a-long-password";

    private final PostgresServer postgres;
    private final EjabberdServer server;
    private int accounts;
    private int nextRoom;

    public Ejabberd(Installation installation, Path directory) {
        postgres =
                new PostgresServer(installation, directory.resolve("postgresql"), Ports.free(), Secrets.in(directory));
        server = new EjabberdServer(directory.resolve("ejabberd"), Ports.free(), postgres);
    }

    /** Whether Debian's packages ejabberd and erlang-p1-pgsql are here. */
    public static boolean isInstalled() {
        return Files.exists(SCHEMA) && EjabberdServer.isInstalled();
    }

    @Override
    public String name() {
        return "ejabberd";
    }

    @Override
    public void start() {
        postgres.start();
        try (Connection database = database();
                Statement statement = database.createStatement()) {
            statement.execute(Files.readString(SCHEMA));
        } catch (SQLException e) {
            throw new LoadException("ejabberd's tables could not be made", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.start();
    }

    @Override
    public ServerProcesses processes() {
        return new ServerProcesses().add("app", server.pid()).add("postgresql", postgres.pid());
    }

    @Override
    public List<Guest> guests(Population population) {
        register(population.people());
        int first = nextRoom;
        nextRoom += population.rooms();
        return IntStream.range(0, population.people())
                .<Guest>mapToObj(i -> guest(i, "room-" + (first + i / population.members()) + "@conference.localhost"))
                .toList();
    }

    @Override
    public List<Guest> visitors(int people) {
        register(people);
        return IntStream.range(0, people).<Guest>mapToObj(i -> guest(i, null)).toList();
    }

    private Guest guest(int person, @Nullable String room) {
        return new XmppGuest(server.address(), name(person), PASSWORD, room);
    }

    private void register(int count) {
        try (Connection database = database();
                PreparedStatement insert =
                        database.prepareStatement("insert into users (username, password) values (?, ?)")) {
            for (; accounts < count; accounts++) {
                insert.setString(1, name(accounts));
                insert.setString(2, PASSWORD);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new LoadException("ejabberd's accounts could not be made", e);
        }
    }

    private static String name(int person) {
        return "person-" + person;
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
    }

    @Override
    public void close() {
        server.close();
        postgres.close();
    }
}
