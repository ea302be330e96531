package org.parley.dev;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Three accounts and a room to begin with, made as any client would make them. What is there already stays as it is. */
final class DemoPeople {

    static final List<String> NAMES = List.of("alice", "bob", "carol");

    private static final String ROOM = "Lobby";
    private static final Pattern LOBBY =
            Pattern.compile("\\{[^{}]*?\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"[^{}]*?\"name\"\\s*:\\s*\"" + ROOM + "\"");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;
    private final String password;

    DemoPeople(URI node, String password) {
        this.api = node.resolve("/api/v1/");
        this.password = password;
    }

    /** @throws LauncherException when the application answers otherwise than it should */
    void make() throws IOException, InterruptedException {
        for (String name : NAMES) {
            String display = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            String account = "{\"username\":\"%s\",\"displayName\":\"%s\",\"password\":\"%s\"}"
                    .formatted(name, display, password);
            expect(send("", "POST", "accounts", account), 201, 409);
            String login = "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password);
            HttpResponse<String> session = send("", "POST", "session", login);
            if (session.statusCode() == 401) {
                // The account was there before with a password of its own.
                continue;
            }
            expect(session, 200);
            String cookie =
                    session.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
            enterLobby(cookie);
            expect(send(cookie, "DELETE", "session", ""), 204);
        }
    }

    private void enterLobby(String cookie) throws IOException, InterruptedException {
        String room = "{\"name\":\"%s\",\"topic\":\"Where everybody starts\",\"kind\":\"public\"}".formatted(ROOM);
        expect(send(cookie, "POST", "rooms", room), 201, 409);
        HttpResponse<String> directory = send(cookie, "GET", "rooms/directory?query=" + ROOM, "");
        expect(directory, 200);
        Matcher lobby = LOBBY.matcher(directory.body());
        if (lobby.find()) {
            expect(send(cookie, "PUT", "rooms/" + lobby.group(1) + "/members/me", ""), 200);
        }
    }

    private HttpResponse<String> send(String cookie, String method, String path, String json)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .header("Content-Type", "application/json")
                .timeout(PATIENCE);
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void expect(HttpResponse<String> response, Integer... good) {
        if (!List.of(good).contains(response.statusCode())) {
            HttpRequest request = response.request();
            throw new LauncherException(
                    "The demo accounts could not be made: %s %s was answered with %d; --no-demo leaves them out"
                            .formatted(request.method(), request.uri().getPath(), response.statusCode()));
        }
    }
}
