package org.parley.it.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.parley.it.people.Answers.assertStatus;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.client.RoomInfo;
import org.parley.client.ServerFrame;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.RoomRecord;

/** Whoever keeps no socket open can talk by single requests. */
@Order(2)
@ExtendWith(SharedCluster.class)
class RestConversationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Company company;
    private static Participant alice;
    private static Participant bob;
    private static RoomInfo room;

    @BeforeAll
    static void prepare(Cluster cluster) {
        company = new Company(cluster.urls());
        alice = company.register("alice", 0);
        bob = company.arrive("bob", 1);
        room = alice.rest().createRoom(Company.unique("room"), "public");
        bob.rest().join(room.id());
    }

    @AfterAll
    static void leave() {
        company.close();
    }

    @Test
    void aMessageShouldBeStoredOnceAndHeardByOthers() {
        RoomInfo talk = alice.rest().createRoom(Company.unique("talk"), "public");
        bob.rest().join(talk.id());
        RoomRecord heard = bob.follow(talk.id());

        HttpResponse<String> first = say(talk.id(), "{\"clientId\":\"c-1\",\"body\":\"waves\",\"action\":true}");
        HttpResponse<String> again = say(talk.id(), "{\"clientId\":\"c-1\",\"body\":\"something else\"}");

        assertStatus(first, 200);
        assertThat(first.body())
                .contains("\"room\":\"" + talk.id() + "\"", "\"clientId\":\"c-1\"", "\"offset\":3", "\"at\":");
        assertStatus(again, 200);
        assertThat(again.body()).isEqualTo(first.body());
        say(talk.id(), "{\"clientId\":\"c-2\",\"body\":\"Käse\"}");
        heard.awaitBodies("waves", "Käse");
    }

    @Test
    void anAuthorShouldGiveAMessageAnotherText() {
        RoomInfo talk = alice.rest().createRoom(Company.unique("talk"), "public");
        bob.rest().join(talk.id());
        say(talk.id(), "{\"clientId\":\"c-1\",\"body\":\"teh first\"}");
        String path = "/rooms/" + talk.id() + "/messages/3";

        HttpResponse<String> edited =
                alice.rest().exchange("PUT", path, "{\"clientId\":\"e-1\",\"body\":\"the first\"}");

        assertStatus(edited, 200);
        assertThat(edited.body()).contains("\"clientId\":\"e-1\"", "\"offset\":4");
        assertThat(alice.rest()
                        .exchange("GET", "/rooms/" + talk.id() + "/events?after=3", null)
                        .body())
                .contains("\"of\":3", "\"body\":\"the first\"");
        assertStatus(bob.rest().exchange("PUT", path, "{\"clientId\":\"e-1\",\"body\":\"not mine\"}"), 403);
        assertStatus(
                alice.rest().exchange("PUT", path + "9", "{\"clientId\":\"e-2\",\"body\":\"nothing there\"}"), 400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | 400 | 1001",
                "{\"body\":\"hi\"} | 400 | 1003",
                "{\"clientId\":\"c\"} | 400 | 1003",
                "{\"clientId\":\"a b\",\"body\":\"hi\"} | 400 | 1003",
                "{\"clientId\":\"membership:1\",\"body\":\"hi\"} | 400 | 1003",
                "{\"clientId\":\"c\",\"body\":\"hi\",\"action\":\"yes\"} | 400 | 1003",
                "{\"clientId\":\"c\",\"body\":\" \"} | 400 | 1007",
                "{\"clientId\":\"c\",\"body\":\"LONG\"} | 413 | 1008",
                "{\"clientId\":\"c\",\"body\":\"HUGE\"} | 413 | 1004",
            })
    void aWrongMessageShouldBeRefused(String body, int status, int code) {
        long head = alice.rest().room(room.id()).head();

        HttpResponse<String> answer =
                say(room.id(), body.replace("LONG", "x".repeat(4_001)).replace("HUGE", "x".repeat(70_000)));

        assertStatus(answer, status);
        assertThat(answer.body()).contains("\"code\":" + code);
        assertThat(alice.rest().room(room.id()).head()).isEqualTo(head);
    }

    @Test
    void aStrangerShouldNotBeHeard() {
        RoomInfo secret = bob.rest().createRoom(Company.unique("secret"), "private");

        assertStatus(say(secret.id(), "{\"clientId\":\"c\",\"body\":\"hi\"}"), 403);
        assertStatus(say(UUID.randomUUID(), "{\"clientId\":\"c\",\"body\":\"hi\"}"), 404);
        assertStatus(read(alice, secret.id(), "{\"offset\":1}"), 403);
    }

    @Test
    void aPositionShouldBeNotedAndToldToThePersonsConnections() {
        RoomInfo talk = alice.rest().createRoom(Company.unique("talk"), "public");
        bob.rest().join(talk.id());
        say(talk.id(), "{\"clientId\":\"c-1\",\"body\":\"one\"}");
        say(talk.id(), "{\"clientId\":\"c-2\",\"body\":\"two\"}");

        HttpResponse<String> answer = read(bob, talk.id(), "{\"offset\":3}");

        assertThat(answer.body()).isEqualTo("{\"unread\":1}");
        assertThat(bob.rest().room(talk.id()).readOffset()).isEqualTo(3);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bob.reads()).contains(new ServerFrame.Read(talk.id(), 3, 1)));
        for (String wrong : new String[] {"{\"offset\":0}", "{\"offset\":99}", "{\"offset\":\"3\"}", "{}"}) {
            assertStatus(read(bob, talk.id(), wrong), 400);
        }
        assertThat(bob.rest().room(talk.id()).readOffset()).isEqualTo(3);
    }

    @Test
    void presenceShouldBeToldAsItIs() {
        String both = "/presence?user=" + alice.id() + "&user=" + bob.id() + "&user=" + bob.id();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                alice.rest().exchange("GET", both, null).body())
                        .contains("\"" + alice.id() + "\":\"offline\"", "\"" + bob.id() + "\":\"online\""));
        assertThat(alice.rest().exchange("GET", "/presence", null).body()).isEqualTo("{}");
        assertStatus(alice.rest().exchange("GET", "/presence?user=x", null), 404);
    }

    private static HttpResponse<String> say(UUID into, String body) {
        return alice.rest().exchange("POST", "/rooms/" + into + "/messages", body);
    }

    private static HttpResponse<String> read(Participant reader, UUID in, String body) {
        return reader.rest().exchange("PUT", "/rooms/" + in + "/read", body);
    }
}
