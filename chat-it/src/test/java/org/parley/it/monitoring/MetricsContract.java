package org.parley.it.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.client.RoomInfo;
import org.parley.dev.server.Installation;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.RoomRecord;

/** What every node tells under {@code /metrics}, in whichever server it runs. */
public interface MetricsContract {
    Duration PATIENCE = Duration.ofSeconds(20);
    Pattern NAME = Pattern.compile("\\bparley_[a-z_]+");
    Pattern LABELLED = Pattern.compile("(parley_[a-z_]+\\{(?:code|reason)=)\"([a-z-]+)\"}");

    /** The one that is asked comes first. */
    List<URI> nodes();

    private MetricsPage page() {
        return MetricsPage.of(nodes().get(0));
    }

    private static Path file(String name) {
        return Installation.locate().home().resolve(name);
    }

    @Test
    default void theManualShouldListWhatThereIs() throws IOException {
        Set<String> listed = Files.readAllLines(file("docs/operations.md")).stream()
                .filter(line -> line.startsWith("| `parley_"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .collect(Collectors.toSet());

        MetricsPage page = page();
        assertThat(page.families()).as(page.toString()).isEqualTo(listed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prometheus-alerts.yaml", "grafana-dashboard.json"})
    default void whatIsWatchedShouldBeThere(String name) throws IOException {
        String watched = Files.readString(file("payara-config/monitoring").resolve(name));
        MetricsPage page = page();

        assertThat(NAME.matcher(watched).results().map(match -> match.group()).collect(Collectors.toSet()))
                .isNotEmpty()
                .isSubsetOf(page.names());
        assertThat(LABELLED.matcher(watched.replace("\\\"", "\"")).results())
                .allMatch(match -> page.has(match.group(1) + "\"" + match.group(2) + "\"}"));
    }

    @Test
    default void whatHappensShouldBeCounted() {
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 0);
            RoomInfo room = alice.rest().createRoom(Company.unique("room"), "public");
            bob.rest().join(room.id());
            RoomRecord seen = bob.follow(room.id());
            alice.follow(room.id());
            MetricsPage before = page();

            alice.say(room.id(), "one");
            alice.say(room.id(), "two");
            await().atMost(PATIENCE).until(() -> seen.bodies().size() == 2);
            alice.chat().send(UUID.randomUUID(), "nowhere");

            await().atMost(PATIENCE).untilAsserted(() -> {
                MetricsPage after = page();
                assertThat(after.value("parley_sockets")).isGreaterThanOrEqualTo(2);
                assertThat(after.value("parley_rooms_followed")).isPositive();
                for (String counter : List.of(
                        "parley_commit_seconds_count",
                        "parley_topic_lag_seconds_count",
                        "parley_errors_total{code=\"room-not-found\"}")) {
                    assertThat(after.value(counter)).as(counter).isGreaterThan(before.value(counter));
                }
                assertThat(after.value("parley_commit_events_sum"))
                        .isGreaterThanOrEqualTo(before.value("parley_commit_events_sum") + 2);
                assertThat(after.value("parley_deliveries_total"))
                        .isGreaterThanOrEqualTo(before.value("parley_deliveries_total") + 4);
            });
        }
    }
}
