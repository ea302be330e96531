package org.parley.it.webhook;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.parley.client.RestClient;
import org.parley.it.people.Answers;
import org.parley.it.people.Company;

/** A bot, as its owner deals with it. */
public final class HouseBot {
    private final RestClient owner;
    private final String name;
    private final UUID id;

    private HouseBot(RestClient owner, String name, UUID id) {
        this.owner = owner;
        this.name = name;
        this.id = id;
    }

    /** A new one. */
    public static HouseBot of(RestClient owner) {
        String name = Company.unique("bot");
        JsonObject bot = Answers.json(owner.exchange("POST", "/bots", """
                {"username": "%s"}""".formatted(name)), 201);
        return new HouseBot(
                owner, name, UUID.fromString(bot.getJsonObject("user").getString("id")));
    }

    public UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    /** @return the secret of a new one */
    String setWebhook(String url) {
        return Answers.json(owner.exchange("PUT", path("/webhook"), """
                {"url": "%s"}""".formatted(url)), 201)
                .getString("secret");
    }

    void changeWebhook(String url) {
        Answers.assertStatus(owner.exchange("PUT", path("/webhook"), """
                {"url": "%s"}""".formatted(url)), 204);
    }

    /** @return the new one */
    String renewWebhookSecret() {
        return Answers.json(owner.exchange("POST", path("/webhook/secret"), null), 200)
                .getString("secret");
    }

    JsonObject webhook() {
        return Answers.json(owner.exchange("GET", path("/webhook"), null), 200);
    }

    JsonArray deadLetters() {
        HttpResponse<String> answer = owner.exchange("GET", path("/webhook/dead-letters"), null);
        Answers.assertStatus(answer, 200);
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readArray();
        }
    }

    int replay() {
        return Answers.json(owner.exchange("POST", path("/webhook/dead-letters/replay"), null), 200)
                .getInt("events");
    }

    /** @return the secret of a new one */
    public String setCommand(String command, String url) {
        return Answers.json(owner.exchange("PUT", path("/commands/" + command), """
                {"url": "%s", "description": "Deploy a version", "hint": "version"}""".formatted(url)), 201)
                .getString("secret");
    }

    void changeCommand(String command, String url) {
        Answers.assertStatus(owner.exchange("PUT", path("/commands/" + command), """
                {"url": "%s"}""".formatted(url)), 204);
    }

    /** @return the new one */
    String renewCommandSecret(String command) {
        return Answers.json(owner.exchange("POST", path("/commands/" + command + "/secret"), null), 200)
                .getString("secret");
    }

    /** Gives this command, with no text behind it. */
    public static JsonObject give(RestClient person, UUID room, String command) {
        return Answers.json(
                person.exchange("POST", "/rooms/" + room + "/commands/" + command, "{\"text\": \"\"}"), 200);
    }

    public void delete() {
        Answers.assertStatus(owner.exchange("DELETE", path(""), null), 204);
    }

    private String path(String under) {
        return "/bots/" + id + under;
    }

    static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
