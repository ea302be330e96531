package org.parley.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.bench.replay.IrcLog;
import org.parley.bench.replay.ReplayReport;
import org.parley.client.RoomInfo;
import org.parley.dev.server.PayaraMicroNode;
import org.parley.it.bot.TestBot;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.replay.IrcDays;
import org.parley.it.webhook.HouseBot;
import org.parley.it.webhook.Receiver;

/** The web client, as two people see it who sit at two nodes. */
@Order(5)
@ExtendWith({SharedCluster.class, Chromium.class})
class WebClientIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void twoPeopleOnTwoNodesShouldChatGoOfflineAndComeBack(Cluster cluster, Browser browser) {
        URI nodeOfAlice = cluster.urls().get(0);
        URI nodeOfBob = cluster.urls().get(1);
        String lunch = Company.unique("lunch");
        try (Visitor alice = Visitor.register(browser, nodeOfAlice, "alice");
                Visitor bob = Visitor.register(browser, nodeOfBob, "bob")) {
            alice.takePictures("empty");
            alice.createRoom(lunch);
            bob.joinRoom(lunch);
            List<String> said = new ArrayList<>(List.of("Pizza today?", "Yes! 🍕 https://pizza.example/menu"));
            alice.write(said.get(0));
            bob.awaitBodies(said.subList(0, 1));
            bob.write(said.get(1));
            alice.awaitBodies(said);
            bob.awaitBodies(said);
            bob.giveTopic("Who eats where");
            alice.awaitTopic("Who eats where", "Bob set the topic to “Who eats where”");
            alice.change(said.get(0), "Pasta today?");
            said.set(0, "Pasta today? (edited)");
            alice.awaitBodies(said);
            bob.awaitBodies(said);
            alice.takePictures("conversation");

            bob.offline(true);
            for (String line : List.of("At noon.", "In the yard.", "Bring a chair.")) {
                said.add(line);
                alice.write(line);
            }
            alice.awaitBodies(said);
            bob.offline(false);
            bob.awaitConnected();
            bob.awaitBodies(said);
            bob.awaitAllRead(lunch);

            bob.closeWindow();
            for (String line : List.of("Where are you?", "It gets cold.")) {
                said.add(line);
                alice.write(line);
            }
            alice.awaitBodies(said);
            bob.openWindow(nodeOfBob);
            bob.awaitUnread(lunch, 2);
            bob.openRoom(lunch);
            bob.awaitBodies(said);
        }
    }

    @Test
    void aCommandShouldBeListedAsOneTypesAndItsAnswerBeForOneselfAlone(Cluster cluster, Browser browser) {
        String lunch = Company.unique("lunch");
        String command = Company.unique("menu");
        try (Company company = new Company(cluster.urls());
                Receiver service = new Receiver();
                Visitor alice = Visitor.register(browser, cluster.urls().get(1), "alice")) {
            service.at("/", request -> new Receiver.Answer(200, "text/plain", "<b>Soup</b>"));
            Participant bob = company.arrive("bob", 0);
            UUID room = bob.rest().createRoom(lunch, "public").id();
            HouseBot bot = HouseBot.of(bob.rest());
            bob.rest().invite(room, bot.id());
            bot.setCommand(command, service.url("/"));
            alice.joinRoom(lunch);
            Locator composer = alice.byTestId("composer");

            composer.fill("/menu");
            assertThat(alice.byTestId("command")).containsText("/" + command);
            composer.press("Tab");
            assertThat(composer).hasValue("/" + command + " ");
            composer.press("Enter");
            assertThat(alice.byTestId("note")).containsText("<b>Soup</b>");
            alice.byTestId("note-dismiss").click();

            composer.fill("/" + command + "x today");
            composer.press("Enter");
            assertThat(alice.byTestId("note")).containsText("There is no command /" + command + "x here");
            assertThat(composer).hasValue("/" + command + "x today");
            composer.fill("//" + command + " is good");
            composer.press("Enter");
            alice.awaitBodies(List.of("/" + command + " is good"));
            assertThat(alice.byTestId("message")).hasAttribute("data-status", "sent");
            assertThat(bob.rest().room(room).messages()).isEqualTo(1);
        }
    }

    @Test
    void aKilledNodeShouldBeLeftForAnotherWithNothingLostOrDoubled(Cluster cluster, Browser browser) {
        PayaraMicroNode victim = cluster.spare();
        String room = Company.unique("shaky");
        // logged in at a working node: a login at the spare is short
        try (Visitor alice = Visitor.register(browser, cluster.urls().get(0), "alice");
                Visitor bob = Visitor.register(browser, cluster.urls().get(1), "bob")) {
            alice.createRoom(room);
            bob.joinRoom(room);
            alice.open(victim.url());
            alice.awaitConnected();
            alice.openRoom(room);
            List<String> lines =
                    IntStream.rangeClosed(1, 20).mapToObj(i -> "line " + i).toList();

            lines.subList(0, 10).forEach(alice::write);
            victim.kill();
            lines.subList(10, 20).forEach(alice::write);

            bob.awaitBodies(lines);
            alice.awaitConnected();
            alice.awaitBodies(lines);
            assertThat(alice.byTestId("message").and(alice.page().locator("[data-status=sent]")))
                    .hasCount(20);
            bob.write("I saw it all");
            List<String> all = new ArrayList<>(lines);
            all.add("I saw it all");
            alice.awaitBodies(all);
        }
    }

    @Test
    void aBotShouldBeMarkedWhereverItsNameStands(Cluster cluster, Browser browser) {
        try (Company company = new Company(cluster.urls());
                Visitor alice = Visitor.register(browser, cluster.urls().get(0), "alice")) {
            Participant owner = company.register("bob", 0);
            RoomInfo room = owner.rest().createRoom(Company.unique("builds"), "public");
            TestBot bot = TestBot.of(owner, "build").into(room);
            alice.joinRoom(room.name());
            String path = "/rooms/" + room.id() + "/messages";
            owner.rest().exchange("POST", path, "{\"clientId\":\"1\",\"body\":\"Is it done?\"}");
            bot.rest().exchange("POST", path, "{\"clientId\":\"2\",\"body\":\"Build 7 is done.\"}");
            bot.rest().exchange("POST", path, "{\"clientId\":\"3\",\"body\":\"rests\",\"action\":true}");

            Locator messages = alice.byTestId("message");
            assertThat(messages).hasCount(3);
            Locator mark = alice.byTestId("bot-mark");
            assertThat(messages.filter(new Locator.FilterOptions().setHas(mark)))
                    .hasText(new Pattern[] {Pattern.compile("Build 7"), Pattern.compile("rests")});
            assertThat(alice.byTestId("member").filter(new Locator.FilterOptions().setHas(mark)))
                    .hasAttribute("data-username", bot.username());
            alice.takePictures("bot");
        }
    }

    @Test
    void aRoomOfManyMessagesShouldBeShownFromItsEndToItsBeginning(Cluster cluster, Browser browser) throws Exception {
        assumeThat(IrcDays.folder())
                .as("SKIPPED: no IRC logs (-D%s)", IrcDays.PROPERTY)
                .isDirectory();
        ReplayReport day = IrcDays.played(cluster.urls());
        List<IrcLog.Line> lines = day.log().lines();
        try (Visitor alice = Visitor.register(browser, cluster.urls().get(0), "alice")) {
            alice.joinRoom(day.roomName());
            Locator bodies = alice.page().locator("[data-testid=message] .body");
            IrcLog.Line last = lines.get(lines.size() - 1);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(bodies.last().innerText())
                            .contains(last.text().strip()));
            alice.takePictures("irc-end");

            IrcLog.Line first = lines.get(0);
            await().atMost(PATIENCE).until(() -> {
                alice.page().locator("[data-testid=timeline]").evaluate("timeline => timeline.scrollTo(0, 0)");
                return bodies.first().innerText().contains(first.text().strip());
            });
            assertThat(alice.byTestId("message").first()).hasAttribute("data-offset", Pattern.compile("\\d+"));
            alice.takePictures("irc-beginning");
            alice.byTestId("jump-latest").click();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(bodies.last().innerText())
                            .contains(last.text().strip()));
        }
    }
}
