package org.parley.it.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.parley.it.people.Answers.assertRefused;
import static org.parley.it.people.Answers.assertStatus;
import static org.parley.it.people.Answers.json;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.client.ChatClient;
import org.parley.client.ClientListener;
import org.parley.client.CloseCodes;
import org.parley.client.Handshake;
import org.parley.client.Login;
import org.parley.client.RestClient;
import org.parley.client.RoomInfo;
import org.parley.client.ServerFrame;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.people.FrameCheck;
import org.parley.it.people.Participant;
import org.parley.it.people.PlainSocket;
import org.parley.it.people.RoomRecord;
import org.parley.it.people.Wire;

/** Bots on two nodes: members like any other, as long as their token stands. */
@Order(2)
@ExtendWith(SharedCluster.class)
class BotIT {
    private static final Duration REVOKED_WITHIN = Duration.ofSeconds(2);

    /** Nodes look once a second. */
    private static final long EXPIRED_FOR_SURE = 2_000;

    private static List<URI> nodes;
    private static Company company;
    private static Participant alice;
    private static Participant bob;
    private static TestBot bot;
    private static RoomInfo room;

    @BeforeAll
    static void prepare(Cluster cluster) {
        nodes = cluster.urls();
        company = new Company(nodes);
        alice = company.arrive("alice", 0);
        bob = company.arrive("bob", 1);
        room = alice.rest().createRoom(Company.unique("builds"), "private");
        alice.rest().invite(room.id(), bob.id());
        bot = TestBot.of(alice, "build").into(room);
    }

    @AfterAll
    static void leaveAndFindNoTokenInALog(Cluster cluster) throws IOException {
        company.close();
        for (Path log : cluster.logs()) {
            assertThat(Files.readString(log)).doesNotContain(bot.token().secret());
        }
    }

    @Test
    void aBotShouldTalkAndHearLikeAnyMember() {
        RoomInfo talk = alice.rest().createRoom(Company.unique("talk"), "private");
        alice.rest().invite(talk.id(), bob.id());
        bot.into(talk);
        RoomRecord heardByBob = bob.follow(talk.id());
        RoomRecord heardByBot = new RoomRecord();
        try (ChatClient client = client(bot.token())) {
            ServerFrame.Welcome welcome = Participant.get(client.connect());
            assertThat(welcome.user().bot()).isTrue();
            assertThat(welcome.user().username()).isEqualTo(bot.username());
            client.follow(talk.id(), 0, heardByBot);

            Participant.get(client.send(talk.id(), "build 7 failed"));
            heardByBob.awaitBodies("build 7 failed");
            bob.say(talk.id(), "I look at it");

            heardByBot.awaitBodies("build 7 failed", "I look at it");
        }
    }

    @Test
    void everybodyShouldSeeThatItIsABot() {
        assertThat(bob.rest()
                        .exchange("GET", "/rooms/" + room.id() + "/members", null)
                        .body())
                .containsOnlyOnce("\"bot\":true");
        assertThat(bob.rest().findPeople(bot.username()))
                .singleElement()
                .satisfies(found -> assertThat(found.bot()).isTrue());
        assertThat(bob.rest().exchange("GET", "/session", null).body()).doesNotContain("bot\"");
    }

    @Test
    void aRevokedTokenShouldEndItsSocketsOnAllNodes() {
        TestBot.Token revoked = bot.anotherToken();
        try (Wire first = open(0, revoked);
                Wire second = open(1, revoked);
                Wire other = open(1, bot.token())) {
            assertStatus(alice.rest().exchange("DELETE", bot.path() + "/tokens/" + revoked.id(), null), 204);
            long since = System.nanoTime();

            assertThat(first.closeCode()).isEqualTo(CloseCodes.SESSION_ENDED);
            assertThat(second.closeCode()).isEqualTo(CloseCodes.SESSION_ENDED);
            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(REVOKED_WITHIN);
            other.assertOpen();
        }
        for (URI node : nodes) {
            assertThat(PlainSocket.statusOf(Handshake.of(node, revoked.login())))
                    .isEqualTo(401);
            assertRefused(alice.rest().at(node).withToken(revoked.secret()).exchange("GET", "/rooms", null), 401, 2001);
        }
        assertThat(alice.rest().exchange("GET", bot.path() + "/tokens", null).body())
                .doesNotContain(revoked.id())
                .contains(bot.token().id())
                .doesNotContain(bot.token().secret());
    }

    @Test
    void aSessionThatIsGoneShouldBeOpenedAgain() {
        try (ChatClient client = client(bot.token())) {
            Participant.get(client.connect());

            bot.rest().logout();

            assertThat(bot.rest().whoAmI().id()).isEqualTo(bot.id());
            assertThat(Participant.get(client.send(room.id(), "still here")).offset())
                    .isPositive();
        }
    }

    @Test
    void aSocketShouldOutliveItsSession(Cluster cluster) {
        URI spare = cluster.spare().url();
        TestBot.Token fresh = bot.anotherToken();
        try (Wire wire = Wire.open(Handshake.of(spare, fresh.login()))) {
            long first = expiry(spare, fresh);

            await().atMost(Duration.ofSeconds(15)).until(() -> Instant.now().toEpochMilli() > first + EXPIRED_FOR_SURE);

            wire.assertOpen();
            assertThat(expiry(spare, fresh)).isGreaterThan(first);
        }
    }

    @Test
    void aTokenShouldNeedNoOrigin() {
        HttpResponse<String> answer = bot.rest()
                .exchange("PUT", "/rooms/" + room.id() + "/members/me", null, "Origin", "http://evil.example");
        assertStatus(answer, 200);

        Handshake foreign = new Handshake(
                nodes.get(0),
                Optional.of(bot.token().login()),
                Optional.of("http://evil.example"),
                List.of(Handshake.SUBPROTOCOL));
        assertThat(PlainSocket.statusOf(foreign)).isEqualTo(101);
    }

    @Test
    void aWrongTokenShouldNotFallBackToACookie() {
        assertRefused(alice.rest().exchange("GET", "/rooms", null, "Authorization", "Bearer rubbish"), 401, 2001);
        assertStatus(alice.rest().exchange("GET", "/rooms", null, "Authorization", "Basic eDp5"), 200);
    }

    @Test
    void aDeletedBotShouldLeaveItsRoomsAndBeNobodyAnyMore() {
        RoomInfo office = alice.rest().createRoom(Company.unique("office"), "public");
        TestBot gone = TestBot.of(alice, "gone").into(office);
        try (Wire wire = open(1, gone.token())) {
            assertStatus(alice.rest().exchange("DELETE", gone.path(), null), 204);

            assertThat(wire.closeCode()).isEqualTo(CloseCodes.SESSION_ENDED);
        }
        assertRefused(gone.rest().exchange("GET", "/rooms", null), 401, 2001);
        assertThat(alice.rest()
                        .exchange("GET", "/rooms/" + office.id() + "/members", null)
                        .body())
                .doesNotContain(gone.id().toString());
        assertThat(alice.rest().findPeople(gone.username())).isEmpty();
        assertRefused(alice.rest().exchange("DELETE", gone.path(), null), 404, 3006);
        assertRefused(alice.rest().exchange("PUT", member(office, gone.id()), null), 404, 3002);
        assertRefused(make(alice, gone.username()), 409, 3004);
        assertThat(alice.rest().exchange("GET", "/users?id=" + gone.id(), null).body())
                .contains(gone.username(), "\"bot\":true");
    }

    @Test
    void aBotThatAloneOwnsARoomShouldStay() {
        TestBot owner = TestBot.of(bob, "owner");
        RoomInfo own = owner.rest().createRoom(Company.unique("own"), "public");

        assertRefused(bob.rest().exchange("DELETE", owner.path(), null), 409, 3008);

        owner.rest().deleteRoom(own.id());
        assertStatus(bob.rest().exchange("DELETE", owner.path(), null), 204);
    }

    @Test
    void othersShouldNotKnowWhoseBotItIs() {
        for (String path :
                List.of(bot.path(), bot.path() + "/tokens/" + bot.token().id())) {
            assertRefused(bob.rest().exchange("DELETE", path, null), 404, 3006);
        }
        assertRefused(bob.rest().exchange("GET", bot.path() + "/tokens", null), 404, 3006);
        assertRefused(bob.rest().exchange("POST", bot.path() + "/tokens", "{}"), 404, 3006);
        assertRefused(bot.rest().exchange("POST", bot.path() + "/tokens", "{}"), 404, 3006);
        assertRefused(alice.rest().exchange("DELETE", "/bots/" + UUID.randomUUID(), null), 404, 3006);
        assertRefused(alice.rest().exchange("DELETE", "/bots/build", null), 404, 3006);
        assertThat(bob.rest().exchange("GET", "/bots", null).body()).doesNotContain(bot.username());
    }

    @Test
    void nobodyShouldHaveTooMany() {
        Participant carol = company.register("carol", 0);
        for (int i = 0; i < Cluster.BOTS_PER_PERSON; i++) {
            assertStatus(make(carol, Company.unique("bot")), 201);
        }

        assertRefused(make(carol, Company.unique("bot")), 409, 4004);
        assertRefused(make(carol, "x"), 400, 1003);
        assertRefused(bot.rest().exchange("POST", "/bots", "{\"username\":\"child\"}"), 403, 2005);
    }

    @Test
    void aBotShouldHaveNoPassword() {
        String body = "{\"username\":\"" + bot.username() + "\",\"password\":\"\"}";

        assertRefused(alice.rest().exchange("POST", "/session", body), 401, 2002);
    }

    private static long expiry(URI node, TestBot.Token token) {
        RestClient rest = alice.rest().at(node).withToken(token.secret());
        return json(rest.exchange("GET", "/session", null), 200)
                .getJsonNumber("expiresAt")
                .longValueExact();
    }

    private static HttpResponse<String> make(Participant owner, String username) {
        return owner.rest().exchange("POST", "/bots", "{\"username\":\"" + username + "\"}");
    }

    private static String member(RoomInfo of, UUID user) {
        return "/rooms/" + of.id() + "/members/" + user;
    }

    private static Wire open(int node, TestBot.Token token) {
        return Wire.open(Handshake.of(nodes.get(node), token.login()));
    }

    private static ChatClient client(TestBot.Token token) {
        Login login = token.login();
        return new ChatClient(Company.runtime(), nodes, login, ClientListener.NONE, FrameCheck.TAP);
    }
}
