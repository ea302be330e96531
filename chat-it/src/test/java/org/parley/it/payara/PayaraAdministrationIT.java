package org.parley.it.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.client.CloseCodes;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.conversation.ConversationContract;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;

/** What an administrator does while everybody talks: sets, looks, drains. */
@Order(7)
@ExtendWith({SharedCluster.class, SharedPayara.class})
class PayaraAdministrationIT implements AsadminContract, AdminConsoleContract {
    /** After which a changed setting holds. */
    private static final Duration OBEYED = Duration.ofSeconds(5);

    private final PayaraCluster payara;

    PayaraAdministrationIT(PayaraCluster payara) {
        this.payara = payara;
    }

    @Override
    public PayaraCluster payara() {
        return payara;
    }

    @Test
    void everyInstanceShouldObeyASettingWithoutARestartAndRefuseAWrongOne() throws IOException {
        String key = "parley.message.max-characters";
        try (Company company = new Company(payara.urls())) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 1);
            UUID room =
                    alice.rest().createRoom(Company.unique("room"), "public").id();
            bob.rest().join(room);
            List<Participant> both = List.of(alice, bob);
            both.forEach(each -> each.say(room, "eleven char"));

            payara.setProperty(key, "10");
            await().atMost(OBEYED).until(() -> both.stream().allMatch(each -> each.isTooLong(room, "eleven char")));
            both.forEach(each -> each.say(room, "ten letter"));

            payara.setProperty(key, "ten");
            await().atMost(OBEYED).untilAsserted(() -> {
                for (PayaraInstance instance : payara.instances()) {
                    assertThat(Files.readString(instance.log()))
                            .contains("settings: refused, they stay as they were: Setting " + key + " is 'ten'");
                }
            });
            assertThat(both).allMatch(each -> each.isTooLong(room, "eleven char"));

            payara.setProperty(key, "");
            await().atMost(OBEYED).until(() -> both.stream().noneMatch(each -> each.isTooLong(room, "eleven char")));
        }
    }

    @Test
    void anAdministratorShouldSeeWhatHappensAndLogPeopleOut() throws Exception {
        try (Company company = new Company(payara.urls());
                NodeBeans beans = payara.beans(payara.instances().get(0))) {
            Participant alice = company.arrive("alice", 0);
            UUID room =
                    alice.rest().createRoom(Company.unique("room"), "public").id();
            alice.follow(room);
            alice.say(room, "hello");

            assertThat((int) beans.get("Sessions", "Sockets")).isPositive();
            assertThat((int) beans.get("Sessions", "People")).isPositive();
            assertThat((long) beans.get("History", "Events")).isPositive();
            assertThat((double) beans.get("History", "MeanCommitMillis")).isPositive();
            assertThat(beans.get("Delivery", "BrokerConnected")).isEqualTo(true);
            await().until(() -> (long) beans.get("Delivery", "Deliveries") > 0);
            assertThat((int) beans.get("Node", "MembershipsCached")).isPositive();
            assertThat((int) beans.get("Presence", "PeopleHere")).isPositive();
            await().until(() -> beans.get("Presence", "Known").equals(true));

            beans.call("Delivery", "resync", room.toString());
            beans.call("Delivery", "resyncAll");
            beans.call("Node", "flushCaches");
            assertThat(beans.get("Node", "MembershipsCached")).isEqualTo(0);
            assertThatThrownBy(() -> beans.call("Sessions", "disconnect", "nobody-at-all"))
                    .hasStackTraceContaining("There is nobody called nobody-at-all.");
            assertThat(beans.call("Sessions", "disconnect", alice.person().username()))
                    .isEqualTo(1);
            await().until(() -> alice.endings().contains(CloseCodes.SESSION_ENDED));
        }
    }

    @Test
    void aDrainedNodeShouldServeAgainWhenTheAdministratorSaysSo() throws Exception {
        try (Company company = new Company(payara.urls());
                NodeBeans beans = payara.beans(payara.instances().get(0))) {
            Participant alice = company.arrive("alice", 0);

            beans.call("Node", "drain");
            await().until(() -> beans.get("Node", "State").equals("DRAINED"));
            await().atMost(ConversationContract.PATIENCE)
                    .until(() -> alice.chat().node().equals(payara.urls().get(1)));

            beans.call("Node", "resume");
            assertThat(beans.get("Node", "State")).isEqualTo("SERVING");
            Participant bob = company.arrive("bob", 0);
            assertThat(bob.chat().node()).isEqualTo(payara.urls().get(0));
        }
    }
}
