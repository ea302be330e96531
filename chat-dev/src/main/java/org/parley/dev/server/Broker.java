package org.parley.dev.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** The Artemis broker with the configuration of {@code artemis/broker}: security on, a durable journal. */
public final class Broker extends Server {

    private static final String USER = "parley";

    private final Installation installation;
    private final Secrets secrets;

    public Broker(Installation installation, Path directory, int port, Secrets secrets) {
        super("broker", directory, port);
        this.installation = installation;
        this.secrets = secrets;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return secrets.password("broker.parley");
    }

    /** The password of the user {@code operator}, who may do everything at the broker. */
    public String operatorPassword() {
        return secrets.password("broker.operator");
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "PARLEY_BROKER_HOST", LOOPBACK,
                "PARLEY_BROKER_PORT", Integer.toString(port()),
                "PARLEY_BROKER_USER", user(),
                "PARLEY_BROKER_PASSWORD", password());
    }

    @Override
    protected void prepare() throws IOException {
        Files.createDirectories(users());
        Folders.writePrivately(
                users().resolve("artemis-users.properties"),
                "%s = %s%noperator = %s%n".formatted(USER, password(), operatorPassword()));
        Files.copy(
                installation.brokerConfiguration().resolve("artemis-roles.properties"),
                users().resolve("artemis-roles.properties"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    protected List<String> command() {
        Path configuration = installation.brokerConfiguration();
        List<String> options = List.of(
                "-Xmx256m",
                "-Djava.security.auth.login.config=" + configuration.resolve("login.config"),
                "-Dparley.broker.host=" + LOOPBACK,
                "-Dparley.broker.port=" + port(),
                "-Dparley.broker.data=" + directory().resolve("data"),
                "-Dparley.broker.users=" + users());
        return JavaCommand.main(
                BrokerMain.class, options, configuration.resolve("broker.xml").toString());
    }

    @Override
    protected boolean isReady() throws IOException {
        if (!logged().contains(BrokerMain.READY)) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(LOOPBACK, port()), 1000);
            return true;
        }
    }

    private Path users() {
        return directory().resolve("users");
    }
}
