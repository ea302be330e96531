package org.parley.bench.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.parley.dev.server.PostgresServer;
import org.parley.dev.server.Server;

/** ejabberd's process: one Erlang node without distribution, so nothing listens but what the configuration names. */
final class EjabberdServer extends Server {
    private static final Path ERLANG = Path.of("/usr/bin/erl");
    private static final int PATIENCE_MILLIS = 1000;

    private final PostgresServer postgres;

    EjabberdServer(Path directory, int port, PostgresServer postgres) {
        super("ejabberd", directory, port);
        this.postgres = postgres;
    }

    static boolean isInstalled() {
        return Files.isExecutable(ERLANG) && libraries().isPresent();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(LOOPBACK, port());
    }

    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    @Override
    protected void prepare() throws IOException {
        Files.writeString(configuration(), text());
    }

    /** What limits or delays a client is off, archives of single users too; passwords are not hashed. */
    private String text() {
        return """
                hosts: [localhost]
                loglevel: warning
                listen:
                  - port: %d
                    ip: "%s"
                    module: ejabberd_http
                    request_handlers:
                      /ws: ejabberd_http_ws
                auth_method: sql
                auth_password_format: plain
                sql_type: pgsql
                sql_server: "%s"
                sql_port: %d
                sql_database: "parley"
                sql_username: "%s"
                sql_password: "%s"
                acl:
                  local: {user_regexp: ""}
                access_rules:
                  local: {allow: local}
                modules:
                  mod_mam:
                    db_type: sql
                    default: never
                  mod_muc:
                    access: all
                    access_create: all
                    history_size: 0
                    max_users: 10000
                    max_users_presence: 10000
                    default_room_options:
                      mam: true
                      persistent: false
                      max_users: 10000
                """.formatted(port(), LOOPBACK, LOOPBACK, postgres.port(), postgres.user(), postgres.password());
    }

    /** One scheduler, as there is one processor, and it does not spin when it has nothing to do. */
    @Override
    protected List<String> command() {
        return List.of(
                ERLANG.toString(),
                "-noinput",
                "+K",
                "true",
                "+P",
                "250000",
                "+S",
                "1:1",
                "+sbwt",
                "none",
                "+sbwtdcpu",
                "none",
                "+sbwtdio",
                "none",
                "-mnesia",
                "dir",
                '"' + directory().resolve("mnesia").toString() + '"',
                "-s",
                "ejabberd");
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of(
                "EJABBERD_CONFIG_PATH", configuration().toString(),
                "EJABBERD_LOG_PATH", directory().resolve("ejabberd-own.log").toString(),
                "ERL_CRASH_DUMP", directory().resolve("crash.dump").toString(),
                "ERL_LIBS", libraries().orElseThrow().toString(),
                "ERL_MAX_PORTS", "32000",
                "HOME", directory().toString());
    }

    @Override
    protected boolean isReady() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address(), PATIENCE_MILLIS);
            return true;
        }
    }

    private Path configuration() {
        return directory().resolve("ejabberd.yml");
    }

    /** The folder of the system's libraries that holds ejabberd: it is named after the architecture. */
    private static Optional<Path> libraries() {
        try (Stream<Path> architectures = Files.list(Path.of("/usr/lib"))) {
            return architectures.filter(EjabberdServer::holdsEjabberd).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean holdsEjabberd(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.anyMatch(path -> String.valueOf(path.getFileName()).startsWith("ejabberd-")
                    && Files.isDirectory(path.resolve("ebin")));
        } catch (IOException e) {
            return false;
        }
    }
}
