package org.parley.it.payara;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.client.CloseCodes;
import org.parley.it.browser.Chromium;
import org.parley.it.cluster.Cluster;
import org.parley.it.conversation.ConversationContract;
import org.parley.it.integration.OtherSystem;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;

/** What an administrator does in Payara's admin console on a domain of two instances. */
@ExtendWith(Chromium.class)
interface AdminConsoleContract {
    PayaraCluster payara();

    @Test
    default void theConsoleShouldShowTheNodeAndDrainIt(Browser browser) throws Exception {
        try (Company company = new Company(payara().urls());
                Administrator administrator = new Administrator(browser, payara())) {
            Participant alice = company.arrive("alice", 0);

            administrator.openParley();
            assertThat(administrator.node("server")).hasText("node-1");
            assertThat(administrator.node("state")).hasText("SERVING");
            assertThat(administrator.node("people")).not().hasText("0");
            assertThat(administrator.node("broker")).hasText("true");
            administrator.takePicture("console-parley");

            administrator.act("drain");
            administrator.awaitAlert("node-1: the clients are sent to other nodes");
            await().atMost(ConversationContract.PATIENCE)
                    .until(() -> alice.chat().node().equals(payara().urls().get(1)));
            await().until(() -> {
                administrator.refresh();
                return administrator.node("state").innerText().equals("DRAINED");
            });

            administrator.act("resume");
            administrator.awaitAlert("node-1: takes clients again.");
            assertThat(administrator.node("state")).hasText("SERVING");
            Participant bob = company.arrive("bob", 0);
            assertThat(bob.chat().node()).isEqualTo(payara().urls().get(0));
        }
    }

    @Test
    default void theConsoleShouldLogAPersonOutAndResyncARoom(Browser browser) throws Exception {
        try (Company company = new Company(payara().urls());
                Administrator administrator = new Administrator(browser, payara())) {
            Participant alice = company.arrive("alice", 0);
            String username = alice.person().username();

            administrator.openParleyByTree();
            administrator.resync(UUID.randomUUID().toString());
            administrator.awaitAlert("was compared with the history on node-1, node-2.");
            administrator.disconnect(username);
            administrator.awaitAlert("Devices that " + username + " was logged out of: 1");
            await().until(() -> alice.endings().contains(CloseCodes.SESSION_ENDED));

            administrator.disconnect("nobody-at-all");
            administrator.awaitAlert("There is nobody called nobody-at-all.");
            administrator.takePicture("console-refused");
        }
    }

    @Test
    default void theConsoleShouldGiveBackCommandsThatWerePutAside(Browser browser, Cluster others) throws Exception {
        try (OtherSystem erp = OtherSystem.overCore(others, "erp");
                Administrator administrator = new Administrator(browser, payara())) {
            erp.command("{\"id\": \"1\", \"type\": \"dance\"}");
            await().until(() -> payara().asadmin("parley-rejected", "erp").contains("unknown-type"));

            administrator.openParley();
            administrator.replay("erp");

            administrator.awaitAlert("Commands of erp that were given back: 1");
            assertThat(erp.rejected().getStringProperty("error")).isEqualTo("unknown-type");
        }
    }

    @Test
    default void aSettingChangedInTheConsoleShouldBeObeyedByAllInstances(Browser browser) throws Exception {
        String key = "parley.message.max-characters";
        try (Company company = new Company(payara().urls());
                Administrator administrator = new Administrator(browser, payara())) {
            Participant alice = company.arrive("alice", 0);
            Participant elsewhere = company.secondDevice(alice, 1);
            UUID room =
                    alice.rest().createRoom(Company.unique("room"), "public").id();
            alice.say(room, "eleven char");
            elsewhere.say(room, "eleven char");

            administrator.addProperty(key, "10");
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> alice.isTooLong(room, "eleven char") && elsewhere.isTooLong(room, "eleven char"));
            alice.say(room, "ten letter");
            elsewhere.say(room, "ten letter");
        } finally {
            payara().setProperty(key, "");
        }
    }
}
