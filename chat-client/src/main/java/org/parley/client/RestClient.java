package org.parley.client;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The REST API, as one person or bot at one node: {@code docs/rest.md}.
 *
 * <p>Every method blocks until the answer is there. It throws {@link RestException} when the server refuses and
 * {@link UncheckedIOException} when it cannot be reached. Immutable and thread-safe: {@link #login}, {@link
 * #withToken} and {@link #at} return another client.
 */
public final class RestClient {
    /** The name of the login cookie. */
    public static final String COOKIE = "parley-session";

    private static final String API = "/api/v1";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ClientRuntime runtime;
    private final URI node;
    private final Optional<String> session;
    private final Optional<Login> login;

    /** @param node base URL of a node, such as {@code http://127.0.0.1:8081} */
    public RestClient(ClientRuntime runtime, URI node) {
        this(runtime, node, Optional.empty());
    }

    /** @param session the value of a login cookie, if somebody is logged in */
    public RestClient(ClientRuntime runtime, URI node, Optional<String> session) {
        this(runtime, node, session, session.map(Login::cookie));
    }

    private RestClient(ClientRuntime runtime, URI node, Optional<String> session, Optional<Login> login) {
        this.runtime = runtime;
        this.node = node;
        this.session = session;
        this.login = login;
    }

    /** As a bot. */
    public RestClient withToken(String token) {
        return new RestClient(runtime, node, Optional.empty(), Optional.of(Login.token(token)));
    }

    /** The same person or bot at another node. */
    public RestClient at(URI otherNode) {
        return new RestClient(runtime, otherNode, session, login);
    }

    public URI node() {
        return node;
    }

    /** The value of the login cookie, if somebody is logged in. */
    public Optional<String> session() {
        return session;
    }

    /** How this client proves whose it is; empty if it cannot. */
    Optional<Login> identity() {
        return login;
    }

    public Person register(String username, String displayName, String password) {
        JsonObjectBuilder body = JsonCodec.object()
                .add("username", username)
                .add("displayName", displayName)
                .add("password", password);
        return FrameReader.person(object("POST", "/accounts", body.build()));
    }

    /** Logs in, and returns the client of the person who is then logged in. */
    public RestClient login(String username, String password) {
        JsonObject body = JsonCodec.object()
                .add("username", username)
                .add("password", password)
                .build();
        HttpResponse<String> answer = exchange("POST", "/session", body.toString());
        check(answer);
        return new RestClient(runtime, node, Optional.of(cookie(answer)));
    }

    public Person whoAmI() {
        return FrameReader.person(object("GET", "/session", null).getJsonObject("user"));
    }

    public void logout() {
        check(exchange("DELETE", "/session", null));
    }

    public List<Person> findPeople(String prefix) {
        return array("/users?query=" + encode(prefix), FrameReader::person);
    }

    public List<RoomInfo> rooms() {
        return array("/rooms", FrameReader::room);
    }

    public List<DirectoryEntry> directory(String query) {
        return array(
                "/rooms/directory?query=" + encode(query),
                json -> new DirectoryEntry(
                        UUID.fromString(json.getString("id")),
                        json.getString("name"),
                        json.getString("topic"),
                        json.getInt("members"),
                        json.getBoolean("joined")));
    }

    /** @param kind {@code public} or {@code private} */
    public RoomInfo createRoom(String name, String kind) {
        JsonObject body = JsonCodec.object().add("name", name).add("kind", kind).build();
        return FrameReader.room(object("POST", "/rooms", body));
    }

    public RoomInfo room(UUID room) {
        return FrameReader.room(object("GET", "/rooms/" + room, null));
    }

    /** Gives a room another topic, another name (owners only), or both; empty is what stays. */
    public RoomInfo describeRoom(UUID room, Optional<String> name, Optional<String> topic) {
        JsonObjectBuilder body = JsonCodec.object();
        name.ifPresent(text -> body.add("name", text));
        topic.ifPresent(text -> body.add("topic", text));
        return FrameReader.room(object("PATCH", "/rooms/" + room, body.build()));
    }

    public void deleteRoom(UUID room) {
        check(exchange("DELETE", "/rooms/" + room, null));
    }

    public List<Member> members(UUID room) {
        return array(
                "/rooms/" + room + "/members",
                json -> new Member(FrameReader.person(json.getJsonObject("user")), json.getString("role")));
    }

    public RoomInfo join(UUID room) {
        return FrameReader.room(object("PUT", "/rooms/" + room + "/members/me", null));
    }

    public void invite(UUID room, UUID user) {
        check(exchange("PUT", "/rooms/" + room + "/members/" + user, null));
    }

    public void leave(UUID room) {
        check(exchange("DELETE", "/rooms/" + room + "/members/me", null));
    }

    public void remove(UUID room, UUID user) {
        check(exchange("DELETE", "/rooms/" + room + "/members/" + user, null));
    }

    /** The direct room with that person, made if need be. */
    public RoomInfo direct(UUID user) {
        return FrameReader.room(object("PUT", "/direct/" + user, null));
    }

    /** Events after an offset, in order, at most {@code limit} (1 to 200). */
    public EventPage eventsAfter(UUID room, long after, int limit) {
        return page("/rooms/" + room + "/events?after=" + after + "&limit=" + limit);
    }

    /** The last {@code limit} (1 to 200) events before an offset, in order. */
    public EventPage eventsBefore(UUID room, long before, int limit) {
        return page("/rooms/" + room + "/events?before=" + before + "&limit=" + limit);
    }

    /** Any request under {@code /api/v1}, as this person; the answer as it is, whatever its status. */
    public HttpResponse<String> exchange(String method, String path, @Nullable String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.resolve(API + path))
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        login.ifPresent(proof -> request.header(proof.header(), proof.value()));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return runtime.http().send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }

    private EventPage page(String path) {
        JsonObject json = object("GET", path, null);
        return new EventPage(
                FrameReader.events(json), json.getJsonNumber("head").longValueExact());
    }

    private JsonObject object(String method, String path, @Nullable JsonObject body) {
        HttpResponse<String> answer = exchange(method, path, body == null ? null : body.toString());
        check(answer);
        return JsonCodec.parseObject(answer.body());
    }

    private <T> List<T> array(String path, Function<JsonObject, T> reader) {
        HttpResponse<String> answer = exchange("GET", path, null);
        check(answer);
        return JsonCodec.parse(answer.body()).asJsonArray().stream()
                .map(JsonValue::asJsonObject)
                .map(reader)
                .toList();
    }

    private static void check(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw RestException.of(answer.statusCode(), answer.body());
        }
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(header -> header.startsWith(COOKIE + "="))
                .map(header -> header.substring(COOKIE.length() + 1).split(";", 2)[0])
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The login was answered without the login cookie"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
