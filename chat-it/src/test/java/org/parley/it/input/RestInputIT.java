package org.parley.it.input;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.client.RestClient;
import org.parley.client.RoomInfo;
import org.parley.contract.RestAnswers;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;

/** Everything the REST API should not be asked: an RFC 9457 problem with a stable code, and nothing changes. */
@Order(2)
@ExtendWith(SharedCluster.class)
class RestInputIT {
    private static URI node;
    private static Company company;
    private static Participant alice;
    private static RoomInfo room;
    private static RoomInfo foreign;
    private static RoomInfo deleted;

    @BeforeAll
    static void prepare(Cluster cluster) {
        node = cluster.urls().get(0);
        company = new Company(cluster.urls());
        alice = company.register("alice", 0);
        Participant bob = company.register("bob", 0);
        room = alice.rest().createRoom(Company.unique("room"), "public");
        foreign = bob.rest().createRoom(Company.unique("foreign"), "private");
        deleted = alice.rest().createRoom(Company.unique("deleted"), "public");
        alice.rest().deleteRoom(deleted.id());
    }

    @AfterAll
    static void leave() {
        company.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"x\"", "{\"name\":\"x\"}}"})
    void malformedJsonShouldBeRefused(String body) {
        assertProblem(alice.rest().exchange("POST", "/rooms", body), 400, "malformed-frame", 1001);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"x\"}",
                "{\"name\":\"\",\"kind\":\"public\"}",
                "{\"name\":\"  \",\"kind\":\"public\"}",
                "{\"name\":7,\"kind\":\"public\"}",
                "{\"name\":\"x\",\"kind\":\"direct\"}",
                "{\"name\":\"x\",\"kind\":\"secret\"}",
                "{\"name\":\"LONG\",\"kind\":\"public\"}",
                "{\"name\":\"x\",\"topic\":\"LONGLONGLONGLONG\",\"kind\":\"public\"}"
            })
    void aWrongRoomShouldBeRefused(String body) {
        int before = alice.rest().rooms().size();

        HttpResponse<String> answer = alice.rest().exchange("POST", "/rooms", body.replace("LONG", "x".repeat(65)));

        assertProblem(answer, 400, "invalid-field", 1003);
        assertThat(alice.rest().rooms()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"username\":\"al\",\"password\":\"long enough\"}",
                "{\"username\":\"-alice\",\"password\":\"long enough\"}",
                "{\"username\":\"al ice\",\"password\":\"long enough\"}",
                "{\"username\":\"Ålice\",\"password\":\"long enough\"}",
                "{\"username\":\"valid-name\",\"password\":\"short\"}",
                "{\"username\":\"valid-name\"}"
            })
    void aWrongAccountShouldBeRefused(String body) {
        assertProblem(
                new RestClient(Company.runtime(), node).exchange("POST", "/accounts", body),
                400,
                "invalid-field",
                1003);
    }

    @Test
    void aTakenNameShouldBeRefusedWhateverItsCase() {
        String body = "{\"username\":\"" + alice.person().username().toUpperCase(java.util.Locale.ROOT)
                + "\",\"password\":\"long enough\"}";
        assertProblem(
                new RestClient(Company.runtime(), node).exchange("POST", "/accounts", body),
                409,
                "username-taken",
                3004);

        String sameRoom = "{\"name\":\"" + room.name().toUpperCase(java.util.Locale.ROOT) + "\",\"kind\":\"public\"}";
        assertProblem(alice.rest().exchange("POST", "/rooms", sameRoom), 409, "room-name-taken", 3005);
    }

    @Test
    void wrongCredentialsShouldNotTellWhichWasWrong() {
        RestClient stranger = new RestClient(Company.runtime(), node);
        String wrongPassword = "{\"username\":\"" + alice.person().username() + "\",\"password\":\"not it at all\"}";
        String nobody = "{\"username\":\"" + Company.unique("nobody") + "\",\"password\":\"not it at all\"}";

        HttpResponse<String> first = stranger.exchange("POST", "/session", wrongPassword);
        HttpResponse<String> second = stranger.exchange("POST", "/session", nobody);

        assertProblem(first, 401, "wrong-credentials", 2002);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(first.headers().allValues("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 7_000})
    void deepNestingShouldBeRefused(int depth) {
        String body = "{\"name\":\"x\",\"kind\":\"public\",\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}";

        JsonObject problem = problem(alice.rest().exchange("POST", "/rooms", body), 400);
        assertThat(problem.getInt("code")).isIn(1001, 1005);
    }

    @Test
    void anOversizedBodyShouldBeRefused() {
        String body = "{\"name\":\"x\",\"kind\":\"public\",\"x\":\"" + "x".repeat(2_000_000) + "\"}";

        assertProblem(alice.rest().exchange("POST", "/rooms", body), 413, "frame-too-large", 1004);
    }

    @Test
    void anUnknownRoomShouldBeRefused() {
        String path = "/rooms/" + UUID.randomUUID();

        assertProblem(alice.rest().exchange("GET", path, null), 404, "room-not-found", 3001);
        assertProblem(alice.rest().exchange("GET", path + "/events", null), 404, "room-not-found", 3001);
        assertProblem(alice.rest().exchange("GET", path + "/members", null), 404, "room-not-found", 3001);
        assertProblem(alice.rest().exchange("PUT", path + "/members/me", null), 404, "room-not-found", 3001);
        assertProblem(alice.rest().exchange("DELETE", path, null), 404, "room-not-found", 3001);
    }

    @Test
    void aRoomOfOthersShouldBeRefused() {
        String path = "/rooms/" + foreign.id();

        assertProblem(alice.rest().exchange("GET", path, null), 403, "not-a-member", 2004);
        assertProblem(alice.rest().exchange("GET", path + "/events", null), 403, "not-a-member", 2004);
        assertProblem(alice.rest().exchange("GET", path + "/members", null), 403, "not-a-member", 2004);
        assertThat(alice.rest().exchange("PUT", path + "/members/me", null).statusCode())
                .isIn(403, 404);
        assertThat(alice.rest().exchange("DELETE", path, null).statusCode()).isIn(403, 404);
    }

    @Test
    void aDeletedRoomShouldBeRefused() {
        String path = "/rooms/" + deleted.id();

        assertProblem(alice.rest().exchange("GET", path, null), 410, "room-deleted", 3003);
        assertProblem(alice.rest().exchange("GET", path + "/events", null), 410, "room-deleted", 3003);
        assertProblem(alice.rest().exchange("PUT", path + "/members/me", null), 410, "room-deleted", 3003);
    }

    @ParameterizedTest
    @CsvSource({
        "after=-1, 1010", "after=1000000, 1010", "before=0, 1010", "before=-1, 1010", "after=x, 1003",
        "after=1.5, 1003", "limit=0, 1003", "limit=201, 1003", "limit=x, 1003", "after=1&before=5, 1003"
    })
    void aPageThatCannotBeShouldBeRefused(String query, int code) {
        JsonObject problem =
                problem(alice.rest().exchange("GET", "/rooms/" + room.id() + "/events?" + query, null), 400);

        assertThat(problem.getInt("code")).isEqualTo(code);
    }

    @Test
    void anIdThatIsNoneShouldBeNobodysId() {
        assertProblem(alice.rest().exchange("GET", "/rooms/lunch", null), 404, "room-not-found", 3001);
        assertProblem(alice.rest().exchange("PUT", "/direct/bob", null), 404, "user-not-found", 3002);
    }

    @Test
    void anUnknownPersonShouldBeRefused() {
        UUID nobody = UUID.randomUUID();

        assertProblem(alice.rest().exchange("PUT", "/direct/" + nobody, null), 404, "user-not-found", 3002);
        assertProblem(
                alice.rest().exchange("PUT", "/rooms/" + room.id() + "/members/" + nobody, null),
                404,
                "user-not-found",
                3002);
    }

    @Test
    void theLastOwnerShouldNotBeAbleToLeave() {
        assertProblem(
                alice.rest().exchange("DELETE", "/rooms/" + room.id() + "/members/me", null), 409, "last-owner", 3008);
    }

    @Test
    void anUnknownAddressAndAWrongMethodShouldBeProblemsToo() {
        assertProblem(alice.rest().exchange("GET", "/nothing", null), 404, "not-found", 3006);
        assertProblem(alice.rest().exchange("DELETE", "/accounts", null), 405, "method-not-allowed", 3007);
    }

    @Test
    void aForeignOriginShouldChangeNothing() {
        int before = alice.rest().rooms().size();
        String body = "{\"name\":\"" + Company.unique("forged") + "\",\"kind\":\"public\"}";

        assertProblem(
                alice.rest().exchange("POST", "/rooms", body, "Origin", "http://evil.example"),
                403,
                "origin-not-allowed",
                2003);
        assertThat(alice.rest().rooms()).hasSize(before);
    }

    @Test
    void noSessionShouldBeRefused() {
        RestClient stranger = new RestClient(Company.runtime(), node);
        RestClient rubbish = new RestClient(Company.runtime(), node, Optional.of("rubbish"));

        assertProblem(stranger.exchange("GET", "/rooms", null), 401, "not-logged-in", 2001);
        assertProblem(stranger.exchange("GET", "/session", null), 401, "not-logged-in", 2001);
        assertProblem(rubbish.exchange("GET", "/rooms", null), 401, "not-logged-in", 2001);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String error, int code) {
        JsonObject problem = problem(answer, status);
        assertThat(problem.getString("type")).isEqualTo("urn:parley:error:" + error);
        assertThat(problem.getInt("code")).isEqualTo(code);
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getBoolean("retryable")).isFalse();
        assertThat(problem.getString("title")).isNotBlank();
    }

    private static JsonObject problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).doesNotContain("Exception", "java.", "\tat ");
        assertThat(RestAnswers.strict().violations(answer)).isEmpty();
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
