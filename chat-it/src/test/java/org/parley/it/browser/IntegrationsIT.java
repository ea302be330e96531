package org.parley.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.webhook.Receiver;
import org.parley.it.webhook.Receiver.Answer;
import org.parley.it.webhook.Receiver.Request;

/** A person makes a bot in the web client, with all that can belong to it, and other systems use that. */
@Order(5)
@ExtendWith({SharedCluster.class, Chromium.class})
class IntegrationsIT {
    private static final double PATIENCE_MS = 30_000;

    private final String room = Company.unique("builds");
    private final String command = Company.unique("deploy");

    @Test
    void aPersonShouldManageABotAndWhatBelongsToIt(Cluster cluster, Browser browser) throws Exception {
        try (Receiver outside = new Receiver();
                Visitor alice = Visitor.register(browser, cluster.urls().get(0), "alice")) {
            outside.at("/old", request -> new Answer(200, "text/plain", "old"));
            List<Request> asked = outside.at("/new", request -> new Answer(200, "text/plain", "4.2 is on its way"));
            outside.at("/gone", request -> Answer.of(400));
            alice.createRoom(room);
            alice.byTestId("room-menu").click();
            alice.byTestId("room-integrations").click();

            makeBot(alice);
            URI hook = URI.create(addIncoming(alice));
            String secret = addCommand(alice, outside.url("/old"));
            changeCommand(alice, outside.url("/new"));
            addOutgoing(alice, outside.url("/gone"));
            String token = addToken(alice);
            alice.takePictures("integrations-bot");

            assertThat(statusOfPost(hook)).isEqualTo(200);
            alice.page().keyboard().press("Escape");
            assertThat(alice.byTestId("bot-name")).hasCount(0);
            alice.awaitBodies(List.of("Build 7 failed"));
            alice.write("/" + command + " 4.2");
            assertThat(alice.byTestId("note")).containsText("4.2 is on its way");
            Receiver.assertSigned(asked.get(0), secret);

            alice.byTestId("integrations").click();
            alice.byTestId("bot").click();
            assertThat(statusOfLogin(hook, token)).isEqualTo(200);
            removeAll(alice);
            assertThat(statusOfLogin(hook, token)).isEqualTo(401);
            assertThat(statusOfPost(hook)).isEqualTo(404);
            alice.page().keyboard().press("Escape");
            alice.write("/" + command);
            assertThat(alice.byTestId("note").last()).containsText("There is no command");
        }
    }

    private static void makeBot(Visitor alice) {
        alice.takePictures("integrations-none");
        alice.byTestId("new-bot").click();
        alice.byTestId("bot-username").fill(alice.username());
        alice.byTestId("bot-display-name").fill("Build server");
        alice.byTestId("create-bot").click();
        assertThat(alice.byTestId("bots-problem")).hasText("This user name is taken.");
        alice.byTestId("bot-username").fill(Company.unique("build"));
        alice.byTestId("bot-username").press("Enter");
        assertThat(alice.byTestId("bot-name")).hasText("Build server");
        assertThat(alice.byTestId("bot-name")).isFocused();
    }

    /** Into the room on the screen, where the bot is not yet; by the keyboard alone. */
    private static String addIncoming(Visitor alice) {
        alice.byTestId("add-incoming").press("Enter");
        assertThat(alice.byTestId("incoming-room")).isFocused();
        alice.byTestId("save-incoming").press("Enter");
        assertThat(alice.byTestId("copy-secret")).isFocused();
        alice.page().keyboard().press("Escape");
        assertThat(alice.byTestId("secret")).hasValue(Pattern.compile("http.*/api/v1/hooks/.{20,}"));
        alice.takePictures("integrations-secret");
        String url = alice.byTestId("secret").inputValue();
        alice.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        alice.page().keyboard().press("Enter");
        assertThat(alice.byTestId("secret-copied")).hasText("Copied.");
        assertThat(alice.page().evaluate("navigator.clipboard.readText()")).isEqualTo(url);
        alice.byTestId("secret-done").press("Enter");
        assertThat(alice.byTestId("incoming-item")).hasCount(1);
        assertThat(alice.byTestId("secret")).hasCount(0);
        return url;
    }

    private String addCommand(Visitor alice, String url) {
        alice.byTestId("add-slash").click();
        alice.byTestId("slash-name").fill(command);
        alice.byTestId("slash-url").fill(url);
        alice.byTestId("slash-hint").fill("version");
        alice.byTestId("save-slash").click();
        assertThat(alice.byTestId("secret")).hasValue(Pattern.compile("whsec_.*"));
        String secret = alice.byTestId("secret").inputValue();
        alice.byTestId("secret-done").click();
        return secret;
    }

    /** The secret stays, so none is shown. */
    private static void changeCommand(Visitor alice, String url) {
        alice.byTestId("change-slash").click();
        assertThat(alice.byTestId("slash-hint")).hasValue("version");
        alice.byTestId("slash-url").fill(url);
        alice.byTestId("save-slash").click();
        assertThat(alice.byTestId("slash-item")).containsText(url);
        assertThat(alice.byTestId("secret")).hasCount(0);
    }

    /** It refuses all, so what happened since the bot joined is told of as not taken. */
    private static void addOutgoing(Visitor alice, String url) {
        alice.byTestId("add-outgoing").click();
        alice.byTestId("outgoing-url").fill(url);
        alice.byTestId("save-outgoing").click();
        alice.byTestId("secret-done").click();
        assertThat(alice.byTestId("dead-letters"))
                .containsText("not taken", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS));
        alice.byTestId("dead-letters").locator("summary").click();
        assertThat(alice.byTestId("dead-letters")).containsText("answered 400");
        assertThat(alice.byTestId("replay")).isVisible();
    }

    private static String addToken(Visitor alice) {
        alice.byTestId("add-tokens").click();
        alice.byTestId("token-label").fill("on the build machine");
        alice.byTestId("save-tokens").click();
        String token = alice.byTestId("secret").inputValue();
        alice.byTestId("secret-done").click();
        assertThat(alice.byTestId("token-item")).containsText("on the build machine");
        return token;
    }

    private static void removeAll(Visitor alice) {
        remove(alice, "slash-item", "delete-slash");
        remove(alice, "outgoing-item", "remove-outgoing");
        remove(alice, "incoming-item", "delete-incoming");
        remove(alice, "token-item", "revoke-token");
        alice.byTestId("delete-bot").click();
        alice.byTestId("delete-bot").click();
        assertThat(alice.byTestId("new-bot")).isFocused();
        assertThat(alice.byTestId("bot")).hasCount(0);
    }

    /** Only the second press does it. */
    private static void remove(Visitor alice, String item, String button) {
        alice.byTestId(button).click();
        assertThat(alice.byTestId(button)).containsText("Really");
        assertThat(alice.byTestId(item)).hasCount(1);
        alice.byTestId(button).click();
        assertThat(alice.byTestId(item)).hasCount(0);
    }

    private static int statusOfLogin(URI node, String token) throws IOException, InterruptedException {
        return status(HttpRequest.newBuilder(node.resolve("/api/v1/session"))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    private static int statusOfPost(URI hook) throws IOException, InterruptedException {
        return status(HttpRequest.newBuilder(hook)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"Build 7 failed\"}"))
                .build());
    }

    private static int status(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
