package org.parley.it.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.dev.server.Ports;

/** What both load balancers do for Parley, whatever the nodes behind them are. */
interface LoadBalancerContract {
    int MANY = 1_000;

    /**
     * One that is not started.
     *
     * @param newOfOne how many new connections of one address are let through at once
     */
    LoadBalancer balancer(Path directory, int port, List<URI> nodes, int newOfOne);

    /** Asks both of them for what they have in common. */
    interface Conversation {
        void with(URI balancer, ScriptedNode one, ScriptedNode other);
    }

    private void talk(int newOfOne, Conversation conversation) {
        try (ScriptedNode one = new ScriptedNode();
                ScriptedNode other = new ScriptedNode();
                LoadBalancer balancer = balancer(
                        Path.of("target", "loadbalancer", getClass().getSimpleName()),
                        Ports.free(),
                        List.of(one.url(), other.url()),
                        newOfOne)) {
            balancer.start();
            conversation.with(balancer.url(), one, other);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health",
                "/health/ready",
                "/metrics",
                "/metrics?scope=application",
                "//metrics",
                "/%6detrics",
                "/%256detrics",
                "/./health",
                "/api/../health",
                "/api/%2e%2e/health",
                "/;a/metrics",
                "/metrics;a"
            })
    default void healthAndMetricsShouldBeHiddenFromClients(String path) {
        talk(MANY, (balancer, one, other) -> {
            String answer = RawRequest.answer(balancer, "GET " + path + " HTTP/1.1");

            assertThat(answer).startsWith("HTTP/1.1 404 ");
            assertThat(one.requests()).isEmpty();
            assertThat(other.requests()).isEmpty();
        });
    }

    @Test
    default void nodesShouldLearnTheClientsAddressAndNotWhatItSaysOfItself() {
        talk(MANY, (balancer, one, other) -> {
            RawRequest.answer(
                    balancer,
                    "GET /api/v1/rooms HTTP/1.1",
                    "X-Forwarded-For: 203.0.113.9",
                    "X-Forwarded-For: 203.0.113.10",
                    "X-Forwarded-Proto: https");

            ScriptedNode asked = one.requests().isEmpty() ? other : one;
            assertThat(asked.requests()).singleElement().satisfies(request -> {
                assertThat(request.headers().get("X-Forwarded-For")).containsExactly("127.0.0.1");
                assertThat(request.headers().get("X-Forwarded-Proto")).containsExactly("http");
            });
        });
    }

    @Test
    default void noProtocolButWebSocketShouldLeadPastTheRules() {
        talk(MANY, (balancer, one, other) -> {
            RawRequest.answer(
                    balancer,
                    "GET /api/v1/rooms HTTP/1.1",
                    "Connection: Upgrade, HTTP2-Settings",
                    "Upgrade: h2c",
                    "HTTP2-Settings: AAMAAABkAAQAAP__");

            ScriptedNode asked = one.requests().isEmpty() ? other : one;
            assertThat(asked.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request.headers()).doesNotContainKey("Upgrade"));
        });
    }

    @Test
    default void whatOnlyReadsShouldGoToAnotherNodeWhenOneTurnsItAway() {
        talk(MANY, (balancer, one, other) -> {
            one.answer(503);

            assertThat(IntStream.range(0, 10).mapToObj(i -> RawRequest.answer(balancer, "GET /socket HTTP/1.1")))
                    .allSatisfy(answer -> assertThat(answer).startsWith("HTTP/1.1 200 "));
            assertThat(other.requests()).hasSize(10);
            assertThat(one.requests()).as("it was tried").isNotEmpty();
        });
    }

    @Test
    default void whatChangesSomethingShouldNotBeSentTwice() {
        talk(MANY, (balancer, one, other) -> {
            one.answer(503);
            other.answer(503);

            String answer = RawRequest.answer(balancer, "POST /api/v1/rooms HTTP/1.1", "Content-Length: 0");

            assertThat(answer).startsWith("HTTP/1.1 503 ");
            assertThat(one.requests().size() + other.requests().size()).isEqualTo(1);
        });
    }

    @Test
    default void aNodeThatIsGoneShouldBeNoticedByNobody() {
        talk(MANY, (balancer, one, other) -> {
            one.close();

            assertThat(IntStream.range(0, 10)
                            .mapToObj(i ->
                                    RawRequest.answer(balancer, "POST /api/v1/rooms HTTP/1.1", "Content-Length: 0")))
                    .allSatisfy(answer -> assertThat(answer).startsWith("HTTP/1.1 200 "));
            assertThat(other.requests()).hasSize(10);
        });
    }

    @Test
    default void aBodyThatIsTooLargeShouldBeRefused() {
        talk(MANY, (balancer, one, other) -> {
            String answer = RawRequest.answer(balancer, "POST /api/v1/rooms HTTP/1.1", "Content-Length: 70000");

            assertThat(answer).startsWith("HTTP/1.1 413 ");
            assertThat(one.requests()).isEmpty();
            assertThat(other.requests()).isEmpty();
        });
    }

    @Test
    default void aHeadThatIsTooLargeShouldBeRefused() {
        talk(
                MANY,
                (balancer, one, other) -> assertThat(
                                RawRequest.answer(balancer, "GET /socket HTTP/1.1", "Cookie: " + "x".repeat(50_000)))
                        .startsWith("HTTP/1.1 400 "));
    }

    @Test
    default void whoSendsAHeadSlowlyShouldBeDisconnected() {
        talk(
                MANY,
                (balancer, one, other) -> assertThat(RawRequest.answerToHalf(balancer, "GET /socket HTTP/1.1"))
                        .matches("|HTTP/1.1 408 [^$]*"));
    }

    @Test
    default void tooManyNewConnectionsOfOneAddressShouldBeToldToComeLater() {
        int allowed = 20;
        talk(allowed, (balancer, one, other) -> {
            List<String> answers = IntStream.range(0, 2 * allowed)
                    .mapToObj(i -> RawRequest.answer(balancer, "GET /socket HTTP/1.1"))
                    .toList();

            List<String> refused = answers.stream()
                    .filter(answer -> answer.startsWith("HTTP/1.1 429 "))
                    .toList();
            assertThat(answers.get(0)).startsWith("HTTP/1.1 200 ");
            assertThat(refused)
                    .isNotEmpty()
                    .allSatisfy(answer -> assertThat(answer).containsIgnoringCase("retry-after: 10"));
            assertThat(one.requests().size() + other.requests().size()).isEqualTo(answers.size() - refused.size());
        });
    }
}
