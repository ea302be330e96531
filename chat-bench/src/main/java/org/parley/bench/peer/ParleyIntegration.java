package org.parley.bench.peer;

import jakarta.jms.JMSContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.parley.bench.load.LoadException;
import org.parley.dev.server.Broker;
import org.parley.dev.server.PayaraMicroNode;
import org.parley.dev.server.PostgresServer;

/** Another corporate system beside Parley: its account at the broker, and whether the node knows of it. */
public final class ParleyIntegration {
    /** Of the account, at the broker and in Parley. */
    public static final String NAME = "archive";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int POLL_MILLIS = 20;
    private static final Pattern SERVED =
            Pattern.compile("^(?:application_)?parley_integrations_served(?:\\{[^}]*})? (\\S+)", Pattern.MULTILINE);

    /** Events of its rooms that it was not told of. */
    private static final String BEHIND = """
            select coalesce(sum(head.last_offset - member.read_offset), 0)
            from account
            join room_member member on member.account = account.id
            join room_head head on head.room = member.room
            where account.username = '""" + NAME + "'";

    private final PayaraMicroNode node;
    private final Broker broker;
    private final String password;
    private final PostgresServer postgres;
    private final HttpClient http = HttpClient.newHttpClient();

    ParleyIntegration(PayaraMicroNode node, Broker broker, String password, PostgresServer postgres) {
        this.node = node;
        this.broker = broker;
        this.password = password;
        this.postgres = postgres;
    }

    /** Gives it an account at the broker, which need not run yet. */
    void admit() {
        broker.admit(NAME, password);
    }

    /** Names it to the node; returns when the node serves it. */
    public void name() throws InterruptedException {
        node.change("parley.integration.names", NAME);
        await("The node does not serve " + NAME, () -> served() == 1);
    }

    /** Takes that back; returns when the node serves nobody. */
    public void unname() throws InterruptedException {
        node.change("parley.integration.names", "");
        await("The node still serves " + NAME, () -> served() == 0);
    }

    /** Returns when the broker was given all events of its rooms, while nobody says anything. */
    public void awaitTold() throws InterruptedException {
        await("The broker was not given all events", () -> behind() == 0);
    }

    /**
     * A connection by the protocol of Artemis. What is sent by it is not waited for: whoever sends hears by the answer.
     *
     * @param sessionMode see {@link JMSContext}
     */
    public JMSContext connect(int sessionMode) {
        String url = "tcp://127.0.0.1:" + broker.port() + "?blockOnDurableSend=false&useTopologyForLoadBalancing=false";
        return new ActiveMQConnectionFactory(url).createContext(NAME, password, sessionMode);
    }

    private double served() throws IOException, InterruptedException {
        URI page = node.url().resolve("/metrics?scope=application");
        String metrics = http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher found = SERVED.matcher(metrics);
        if (!found.find()) {
            throw new LoadException("The node does not tell whom it serves");
        }
        return Double.parseDouble(found.group(1));
    }

    private long behind() throws SQLException {
        try (Connection database = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(BEHIND)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private static void await(String complaint, Callable<Boolean> condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!condition.call()) {
                if (System.nanoTime() > deadline) {
                    throw new LoadException(complaint + " after " + PATIENCE.toSeconds() + " s");
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException | LoadException e) {
            throw e;
        } catch (Exception e) {
            throw new LoadException(complaint + ": " + e, e);
        }
    }
}
