package org.parley.dev.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ServersTest {

    private final Installation installation = Installation.locate();

    @TempDir
    Path folder;

    private Secrets secrets;

    @BeforeEach
    void makeSecrets() {
        secrets = Secrets.in(folder);
    }

    @Test
    void postgresShouldKeepCommittedRowsWhenItIsKilled() throws SQLException {
        try (PostgresServer server = postgres()) {
            server.start();
            execute(server, "CREATE TABLE kept (value text)");
            execute(server, "INSERT INTO kept VALUES ('yes')");
            server.kill();
            assertThat(server.isAlive()).isFalse();
            assertThat(Ports.isFree(Server.LOOPBACK, server.port())).isTrue();

            server.start();

            assertThat(query(server, "SELECT value FROM kept")).isEqualTo("yes");
            assertThat(query(server, "SHOW fsync")).isEqualTo("on");
            assertThat(query(server, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(server, "SHOW server_version")).startsWith("18.");
        }
    }

    @Test
    void suspendedPostgresShouldAnswerAgainAfterResume() throws SQLException {
        try (PostgresServer server = postgres()) {
            server.start();
            server.suspend();
            assertThatThrownBy(() -> query(server, "SELECT 1")).isInstanceOf(SQLException.class);
            server.resume();
            assertThat(query(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void redisShouldStartAgainAfterItWasStopped() {
        try (RedisServer server = new RedisServer(installation, folder.resolve("redis"), Ports.free(), secrets)) {
            server.start();
            long first = server.pid();
            server.stop();
            server.start();
            assertThat(server.pid()).isNotEqualTo(first);
        }
    }

    @Test
    void brokerShouldCarryRoomEventsForNodesAndRefuseTheRest() throws JMSException {
        try (Broker server = new Broker(installation, folder.resolve("broker"), Ports.free(), secrets)) {
            server.start();
            try (ActiveMQConnectionFactory factory =
                            new ActiveMQConnectionFactory("tcp://" + Server.LOOPBACK + ":" + server.port());
                    Connection connection = factory.createConnection(server.user(), server.password())) {
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                Topic rooms = session.createTopic("parley.rooms.0");
                MessageConsumer consumer = session.createConsumer(rooms);
                connection.start();
                session.createProducer(rooms).send(session.createTextMessage("event"));
                assertThat(consumer.receive(5000).getBody(String.class)).isEqualTo("event");

                assertThatThrownBy(() -> session.createSharedDurableConsumer(rooms, "keeps"))
                        .isInstanceOf(JMSException.class);
                assertThatThrownBy(() -> session.createConsumer(session.createTopic("elsewhere")))
                        .isInstanceOf(JMSException.class);
                assertThatThrownBy(() -> factory.createConnection(server.user(), "wrong"))
                        .isInstanceOf(JMSException.class);
            }
        }
    }

    @Test
    void aBackupShouldHaveWhatTheLostBrokerHadConfirmed() throws JMSException {
        List<Broker> pair =
                Broker.pair(installation, folder.resolve("pair"), List.of(Ports.free(), Ports.free()), secrets);
        try (Broker primary = pair.get(0);
                Broker backup = pair.get(1)) {
            primary.start();
            backup.start();
            try (ActiveMQConnectionFactory factory = factory(primary);
                    JMSContext context = factory.createContext("operator", primary.operatorPassword())) {
                context.setClientID("listener");
                context.createDurableConsumer(context.createTopic("parley.rooms.0"), "keeps")
                        .close();
            }
            try (ActiveMQConnectionFactory factory = factory(primary);
                    JMSContext context = factory.createContext(primary.user(), primary.password())) {
                context.createProducer().send(context.createTopic("parley.rooms.0"), "event");
            }
            primary.kill();

            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
                try (ActiveMQConnectionFactory factory = factory(backup);
                        JMSContext context = factory.createContext("operator", primary.operatorPassword())) {
                    context.setClientID("listener");
                    assertThat(context.createDurableConsumer(context.createTopic("parley.rooms.0"), "keeps")
                                    .receiveBody(String.class, 2000))
                            .isEqualTo("event");
                }
            });
        }
    }

    private static ActiveMQConnectionFactory factory(Broker broker) {
        return new ActiveMQConnectionFactory("tcp://%s:%d?callTimeout=3000".formatted(Server.LOOPBACK, broker.port()));
    }

    @Test
    void standInShouldStartAgainAfterItWasKilled() {
        try (MongoStandIn server = new MongoStandIn(folder.resolve("mongo"), Ports.free())) {
            server.start();
            server.kill();
            server.start();
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void startShouldTellWhyWhenTheServerEnds() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RedisServer server =
                        new RedisServer(installation, folder.resolve("redis"), taken.getLocalPort(), secrets)) {
            Throwable failure = catchThrowable(server::start);
            assertThat(failure)
                    .isInstanceOf(ServerFailedException.class)
                    .hasMessageContaining("redis ended with exit code 1")
                    .hasMessageContaining("Failed listening on port");
            assertThat(server.isAlive()).isFalse();
        }
    }

    @Test
    void secretsShouldStayTheSameAndBeReadableOnlyByTheirOwner() throws Exception {
        String password = secrets.password("some");
        assertThat(Secrets.in(folder).password("some")).isEqualTo(password);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets.properties"))))
                .isEqualTo("rw-------");
    }

    private PostgresServer postgres() {
        return new PostgresServer(installation, folder.resolve("postgresql"), Ports.free(), secrets);
    }

    private static void execute(PostgresServer server, String statement) throws SQLException {
        try (var connection = connect(server);
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    private static String query(PostgresServer server, String query) throws SQLException {
        try (var connection = connect(server);
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static java.sql.Connection connect(PostgresServer server) throws SQLException {
        return DriverManager.getConnection(
                server.url() + "?connectTimeout=2&loginTimeout=2", server.user(), server.password());
    }
}
