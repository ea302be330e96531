package org.parley.dev.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import redis.embedded.RedisExecProvider;

/** Redis 7 with a password, and with an append-only file so that login sessions survive a restart. */
public final class RedisServer extends Server {

    private final Installation installation;
    private final Secrets secrets;

    public RedisServer(Installation installation, Path directory, int port, Secrets secrets) {
        super("redis", directory, port);
        this.installation = installation;
        this.secrets = secrets;
    }

    public String uri() {
        return "redis://:" + password() + "@" + LOOPBACK + ":" + port() + "/0";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("PARLEY_REDIS_URI", uri());
    }

    @Override
    protected void prepare() throws IOException {
        Folders.writePrivately(configuration(), """
                bind %s
                port %d
                requirepass %s
                dir "%s"
                appendonly yes
                appendfsync everysec
                save ""
                maxmemory-policy noeviction
                """.formatted(LOOPBACK, port(), password(), directory()));
    }

    @Override
    protected List<String> command() {
        return List.of(program().toString(), configuration().toString());
    }

    @Override
    protected boolean isReady() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(LOOPBACK, port()), 1000);
            socket.setSoTimeout(1000);
            socket.getOutputStream().write(("AUTH " + password() + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII));
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return "+OK".equals(answers.readLine()) && "+PONG".equals(answers.readLine());
        }
    }

    private String password() {
        return secrets.password("redis");
    }

    private Path configuration() {
        return directory().resolve("redis.conf");
    }

    private Path program() {
        Path target = installation.binaries().resolve("redis-server");
        if (Files.isExecutable(target)) {
            return target;
        }
        try {
            Files.createDirectories(target.getParent());
            Path unpacked = RedisExecProvider.defaultProvider().get().toPath();
            Path fresh = Files.createTempFile(target.getParent(), "redis-", "");
            Files.copy(unpacked, fresh, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            if (!fresh.toFile().setExecutable(true)) {
                throw new IOException(fresh + " cannot be made executable");
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            return target;
        } catch (IOException e) {
            throw new ServerFailedException("redis could not be unpacked: " + e.getMessage(), e);
        }
        return target;
    }
}
