package org.parley.it.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import javax.net.ssl.HttpsURLConnection;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.junit.jupiter.api.Test;
import org.parley.client.CloseCodes;
import org.parley.dev.server.Broker;
import org.parley.it.cluster.Cluster;
import org.parley.it.conversation.ConversationContract;
import org.parley.it.integration.OtherSystem;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.RoomRecord;

/** What an administrator does with {@code asadmin} on a domain of two instances. */
interface AsadminContract {
    PayaraCluster payara();

    @Test
    default void parleyStatusShouldShowTheNodeAndItsPeople() throws IOException {
        try (Company company = new Company(payara().urls())) {
            company.arrive("alice", 0);

            String said = payara().asadmin("parley-status");

            assertThat(said).containsPattern("(?m)^SERVER +NODE +STATE +SOCKETS +PEOPLE +BROKER CONNECTED");
            assertThat(said).containsPattern("(?m)^node-1 +node-1 +SERVING +[1-9]\\d* +[1-9]\\d* +true ");
        }
    }

    @Test
    default void parleyDrainShouldSendClientsAwayUntilParleyResume() throws IOException {
        try (Company company = new Company(payara().urls())) {
            Participant alice = company.arrive("alice", 0);

            payara().asadmin("parley-drain", "--target", "node-1");
            await().atMost(ConversationContract.PATIENCE)
                    .until(() -> alice.chat().node().equals(payara().urls().get(1)));
            await().untilAsserted(() -> assertThat(payara().asadmin("parley-status"))
                    .containsPattern("(?m)^node-1 +node-1 +DRAINED +0 +0 "));

            payara().asadmin("parley-resume", "--target", "node-1");
            Participant bob = company.arrive("bob", 0);
            assertThat(bob.chat().node()).isEqualTo(payara().urls().get(0));
        }
    }

    @Test
    default void parleyDisconnectShouldLogAPersonOut() throws IOException {
        try (Company company = new Company(payara().urls())) {
            Participant alice = company.arrive("alice", 0);
            String username = alice.person().username();

            assertThat(payara().asadmin("parley-disconnect", username))
                    .contains("Devices that " + username + " was logged out of: 1");
            await().until(() -> alice.endings().contains(CloseCodes.SESSION_ENDED));

            assertThatThrownBy(() -> payara().asadmin("parley-disconnect", "nobody-at-all"))
                    .hasMessageContaining("There is nobody called nobody-at-all.");
        }
    }

    @Test
    default void parleyResyncShouldKnowARoomByItsId() throws IOException {
        UUID room = UUID.randomUUID();
        assertThat(payara().asadmin("parley-resync", room.toString()))
                .contains("Room " + room + " was compared with the history on node-1, node-2.");
        assertThatThrownBy(() -> payara().asadmin("parley-resync", "lounge"))
                .hasMessageContaining("'lounge' is not the id of a room.");
        assertThatThrownBy(() -> payara().asadmin("parley-drain", "--target", "elsewhere"))
                .hasMessageContaining("elsewhere");
    }

    @Test
    default void parleyReplayShouldGiveBackWhatWasPutAside(Cluster others) throws Exception {
        try (Company company = new Company(payara().urls());
                OtherSystem erp = OtherSystem.overCore(others, "erp")) {
            Participant alice = company.arrive("alice", 0);
            UUID room =
                    alice.rest().createRoom(Company.unique("room"), "private").id();
            alice.rest().invite(room, alice.rest().findPeople("erp").get(0).id());
            RoomRecord heard = alice.follow(room);
            erp.command("{\"id\": \"1\", \"type\": \"dance\"}");
            await().untilAsserted(() ->
                    assertThat(payara().asadmin("parley-rejected", "erp")).contains("unknown-type"));
            String id = putAside(others.home(), """
                    {"id": "late", "type": "post", "room": "%s", "body": "at last"}""".formatted(room));
            assertThat(payara().asadmin("parley-rejected", "erp"))
                    .contains(id + "  sent 1970-01-01T00:00:01Z  internal");

            assertThat(payara().asadmin("parley-replay", "--command", id, "erp"))
                    .contains("given back: 1");
            heard.awaitBodies("at last");
            assertThat(erp.answer().getString("id")).isEqualTo("late");
            assertThatThrownBy(() -> payara().asadmin("parley-replay", "--command", id, "erp"))
                    .hasMessageContaining("There is no " + id + " in parley.rejected.erp");

            assertThat(payara().asadmin("parley-replay", "erp")).contains("given back: 1");
            Message again = erp.rejected();
            assertThat(again.getBody(String.class)).contains("dance");
            assertThat(again.getStringProperty("error")).isEqualTo("unknown-type");
            assertThat(payara().asadmin("parley-rejected", "erp")).contains("No command of erp waits");
            assertThatThrownBy(() -> payara().asadmin("parley-replay", "nobody"))
                    .hasMessageContaining("There is no integration called nobody.");
        }
    }

    /** As a node does with a command that it cannot carry out, which another can. */
    private static String putAside(Broker home, String command) throws JMSException {
        try (JMSContext node = OtherSystem.core(home).createContext(home.user(), home.password())) {
            TextMessage message = node.createTextMessage(command);
            message.setJMSReplyTo(ActiveMQJMSClient.createQueue("parley.replies.erp"));
            message.setStringProperty("error", "internal");
            message.setStringProperty("reason", "nobody foresaw it");
            message.setLongProperty("sentAt", 1_000);
            message.setBooleanProperty("text", true);
            node.createProducer().send(ActiveMQJMSClient.createQueue("parley.rejected.erp"), message);
            return message.getJMSMessageID();
        }
    }

    @Test
    default void aStrangerShouldDrainNothingOverRest() throws Exception {
        URI command = payara().console().resolve("/management/domain/parley-drain");
        HttpsURLConnection request = (HttpsURLConnection) command.toURL().openConnection();
        request.setSSLSocketFactory(
                Certificates.trusted(payara().certificates()).getSocketFactory());
        // it names the machine, and not the address
        request.setHostnameVerifier((host, session) -> true);
        request.setRequestMethod("POST");
        request.setRequestProperty("X-Requested-By", "test");

        int status = request.getResponseCode();

        assertThat(status).isEqualTo(401);
        assertThat(payara().asadmin("parley-status")).contains("SERVING");
    }
}
