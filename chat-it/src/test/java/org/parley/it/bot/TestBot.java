package org.parley.it.bot;

import static org.parley.it.people.Answers.json;

import jakarta.json.JsonObject;
import java.util.UUID;
import org.parley.client.Login;
import org.parley.client.RestClient;
import org.parley.client.RoomInfo;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;

/** A bot of somebody's in a test. */
public record TestBot(Participant owner, UUID id, String username, Token token) {

    /** An access token of it. */
    public record Token(String id, String secret) {
        public Login login() {
            return Login.token(secret);
        }
    }

    public static TestBot of(Participant owner, String name) {
        String username = Company.unique(name);
        JsonObject made = json(owner.rest().exchange("POST", "/bots", "{\"username\":\"" + username + "\"}"), 201);
        UUID id = UUID.fromString(made.getJsonObject("user").getString("id"));
        return new TestBot(owner, id, username, issue(owner, id));
    }

    private static Token issue(Participant owner, UUID id) {
        JsonObject token =
                json(owner.rest().exchange("POST", "/bots/" + id + "/tokens", "{\"label\":\"a test\"}"), 201);
        return new Token(token.getString("id"), token.getString("token"));
    }

    public Token anotherToken() {
        return issue(owner, id);
    }

    public String path() {
        return "/bots/" + id;
    }

    /** As the bot. */
    public RestClient rest() {
        return owner.rest().withToken(token.secret());
    }

    /** Invites it, as its owner. */
    public TestBot into(RoomInfo room) {
        owner.rest().invite(room.id(), id);
        return this;
    }
}
