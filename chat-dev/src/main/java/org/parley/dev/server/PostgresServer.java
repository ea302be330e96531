package org.parley.dev.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL, 18 unless another is asked for, with everything on that makes a commit durable, and a database {@code parley} owned by the role of that
 * name. Its data survives stop, kill and restart.
 */
public final class PostgresServer extends Server {

    private static final String NAME = "parley";
    private static final String ADMINISTRATOR = "postgres";

    /** The same order and case rules on every machine, whatever locales it has. */
    private static final List<String> LOCALE =
            List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C");

    private static final List<String> LOCALE_BEFORE_17 = List.of("--locale=C");

    private final PostgresBinaries.Archive archive;
    private final Path programs;
    private final List<String> locale;
    private final Secrets secrets;

    private PostgresServer(
            PostgresBinaries.Archive archive,
            Path programs,
            List<String> locale,
            Path directory,
            int port,
            Secrets secrets) {
        super("postgresql", directory, port);
        this.archive = archive;
        this.programs = programs;
        this.locale = locale;
        this.secrets = secrets;
    }

    public PostgresServer(Installation installation, Path directory, int port, Secrets secrets) {
        this(
                PostgresBinaries::bundled,
                installation.binaries().resolve("postgresql"),
                LOCALE,
                directory,
                port,
                secrets);
    }

    /**
     * A release before 17.
     *
     * @param archive its programs, as the library of embedded ones packs them; they are unpacked into {@code directory}
     */
    public static PostgresServer older(Path archive, Path directory, int port, Secrets secrets) {
        return new PostgresServer(
                () -> Files.newInputStream(archive),
                directory.resolve("programs"),
                LOCALE_BEFORE_17,
                directory,
                port,
                secrets);
    }

    public String url() {
        return url(NAME);
    }

    public String user() {
        return NAME;
    }

    public String password() {
        return secrets.password("postgresql.parley");
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "PARLEY_DATABASE_URL", url(), "PARLEY_DATABASE_USER", user(), "PARLEY_DATABASE_PASSWORD", password());
    }

    @Override
    protected void prepare() throws IOException {
        if (Files.exists(data().resolve("PG_VERSION"))) {
            return;
        }
        // A folder that initdb left half done is worth nothing.
        Folders.delete(data());
        Path passwordFile = directory().resolve("initdb.password");
        Folders.writePrivately(passwordFile, secrets.password("postgresql.administrator") + "\n");
        try {
            initialise(passwordFile);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    @Override
    protected List<String> command() {
        List<String> command = unprivileged("postgres");
        command.addAll(List.of("-D", data().toString(), "-p", Integer.toString(port())));
        Map<String, String> options = Map.of(
                "listen_addresses", LOOPBACK,
                "unix_socket_directories", "",
                "fsync", "on",
                "synchronous_commit", "on",
                "full_page_writes", "on",
                "max_connections", "200",
                // not for Parley, which uses no XA: for applications beside it
                "max_prepared_transactions", "20",
                "shared_buffers", "128MB",
                "timezone", "UTC",
                "log_timezone", "UTC");
        options.forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        return command;
    }

    @Override
    protected boolean isReady() throws SQLException {
        try (Connection ignored = administer(2)) {
            return true;
        }
    }

    @Override
    protected void ready() {
        try (Connection connection = administer(20);
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + NAME + "'")) {
                // No quote can occur in a generated password.
                statement.execute("CREATE ROLE " + NAME + " LOGIN PASSWORD '" + password() + "'");
            }
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
            }
        } catch (SQLException e) {
            throw new ServerFailedException("postgresql: the database could not be made: " + e.getMessage(), e);
        }
    }

    /** SIGINT: a fast shutdown, which ends connections; SIGTERM would wait for clients to leave. */
    @Override
    protected String stopSignal() {
        return "INT";
    }

    private Path data() {
        return directory().resolve("data");
    }

    private String url(String database) {
        return "jdbc:postgresql://" + LOOPBACK + ":" + port() + "/" + database;
    }

    private Connection administer(int seconds) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", ADMINISTRATOR);
        properties.setProperty("password", secrets.password("postgresql.administrator"));
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", Integer.toString(seconds));
        return DriverManager.getConnection(url("postgres"), properties);
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private void initialise(Path passwordFile) throws IOException {
        List<String> command = unprivileged("initdb");
        command.addAll(List.of("-D", data().toString(), "-U", ADMINISTRATOR));
        command.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + passwordFile, "--encoding=UTF8"));
        command.addAll(locale);
        Path output = directory().resolve("initdb.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new ServerFailedException("postgresql: initdb failed; log: " + output + "\n  "
                        + Files.readString(output).strip());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ServerFailedException("postgresql: initdb was interrupted", e);
        }
    }

    /** PostgreSQL refuses to run as root, so for root it gets a user namespace, in which it is nobody. */
    private List<String> unprivileged(String program) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        try {
            Path unpacked = PostgresBinaries.unpacked(archive, programs);
            command.add(unpacked.resolve("bin").resolve(program).toString());
        } catch (IOException e) {
            throw new ServerFailedException("postgresql could not be unpacked: " + e.getMessage(), e);
        }
        return command;
    }
}
