package org.parley.it.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import javax.net.ssl.HttpsURLConnection;
import org.junit.jupiter.api.Test;
import org.parley.client.CloseCodes;
import org.parley.it.conversation.ConversationContract;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;

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
