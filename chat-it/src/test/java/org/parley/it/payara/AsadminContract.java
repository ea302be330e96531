package org.parley.it.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.client.CloseCodes;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;

/** What an administrator does with {@code asadmin}: of two nodes the first is {@link #server()}. */
interface AsadminContract {
    PayaraServer server();

    List<URI> nodes();

    @Test
    default void parleyStatusShouldShowTheNodeAndItsPeople() throws IOException {
        try (Company company = new Company(nodes())) {
            company.arrive("alice", 0);

            String said = server().asadmin("parley-status");

            assertThat(said).containsPattern("(?m)^SERVER +NODE +STATE +SOCKETS +PEOPLE +BROKER CONNECTED");
            assertThat(said).containsPattern("(?m)^server +\\S+ +SERVING +[1-9]\\d* +[1-9]\\d* +true ");
        }
    }

    @Test
    default void parleyDrainShouldSendClientsAwayUntilParleyResume() throws IOException {
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);

            server().asadmin("parley-drain");
            await().until(() -> alice.chat().node().equals(nodes().get(1)));
            await().untilAsserted(() ->
                    assertThat(server().asadmin("parley-status")).containsPattern("(?m)^server +\\S+ +DRAINED +0 +0 "));

            server().asadmin("parley-resume");
            Participant bob = company.arrive("bob", 0);
            assertThat(bob.chat().node()).isEqualTo(nodes().get(0));
        }
    }

    @Test
    default void parleyDisconnectShouldLogAPersonOut() throws IOException {
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);
            String username = alice.person().username();

            assertThat(server().asadmin("parley-disconnect", username))
                    .contains("Devices that " + username + " was logged out of: 1");
            await().until(() -> alice.endings().contains(CloseCodes.SESSION_ENDED));

            assertThatThrownBy(() -> server().asadmin("parley-disconnect", "nobody-at-all"))
                    .hasMessageContaining("There is nobody called nobody-at-all.");
        }
    }

    @Test
    default void parleyResyncShouldKnowARoomByItsId() throws IOException {
        UUID room = UUID.randomUUID();
        assertThat(server().asadmin("parley-resync", room.toString()))
                .contains("Room " + room + " was compared with the history on server.");
        assertThatThrownBy(() -> server().asadmin("parley-resync", "lounge"))
                .hasMessageContaining("'lounge' is not the id of a room.");
        assertThatThrownBy(() -> server().asadmin("parley-drain", "--target", "elsewhere"))
                .hasMessageContaining("elsewhere");
    }

    @Test
    default void aStrangerShouldDrainNothingOverRest() throws Exception {
        URI command = server().console().resolve("/management/domain/parley-drain");
        HttpRequest request = HttpRequest.newBuilder(command)
                .header("X-Requested-By", "test")
                .POST(BodyPublishers.noBody())
                .build();

        int status = HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();

        assertThat(status).isEqualTo(401);
        assertThat(server().asadmin("parley-status")).contains("SERVING");
    }
}
