package org.parley.it.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.dev.server.Ports;
import org.parley.it.program.SystemProgram;

@Order(0)
class HaProxyIT implements LoadBalancerContract {
    private static final Path FOLDER = Path.of("target", "loadbalancer", "HaProxyIT");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public LoadBalancer balancer(Path directory, int port, List<URI> nodes, int newOfOne) {
        return HaProxy.plain(
                directory, port, nodes, Map.of("PARLEY_LB_SOURCE_NEW_CONNECTIONS", Integer.toString(newOfOne)));
    }

    @Test
    void theConfigurationAsItIsShouldBeValid() throws Exception {
        assertValid(Map.of());
    }

    @Test
    void theConfigurationWithEverythingSetShouldBeValid() throws Exception {
        Map<String, String> all = Map.of(
                "PARLEY_LB_CERTIFICATE", Certificate.make(FOLDER).pem().toString(),
                "PARLEY_LB_CONNECTIONS", "1000",
                "PARLEY_LB_USER", System.getProperty("user.name"),
                "PARLEY_LB_NODE_3", "127.0.0.1:8082",
                "PARLEY_LB_NODE_4", "127.0.0.1:8083");

        assertValid(all);
    }

    private static void assertValid(Map<String, String> environment) throws Exception {
        Path file = LoadBalancer.configuration().resolve("haproxy.cfg");
        Verdict verdict =
                Verdict.of(environment, List.of(SystemProgram.find("haproxy").toString(), "-c", "-f", file.toString()));
        assertThat(verdict.isGood()).as(verdict.said()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = "READY", mode = EnumSource.Mode.EXCLUDE)
    void aNodeThatIsNotReadyShouldGetNothingUntilItIs(ScriptedNode.Health health) {
        try (ScriptedNode one = new ScriptedNode();
                ScriptedNode other = new ScriptedNode();
                HaProxy proxy = HaProxy.plain(FOLDER, Ports.free(), List.of(one.url(), other.url()), Map.of())) {
            proxy.start();
            one.health(health);
            await().atMost(PATIENCE).until(() -> proxy.status(1).startsWith("NOLB"));

            ask(proxy, 6);
            assertThat(one.requests()).isEmpty();
            assertThat(other.requests()).hasSize(6);

            one.health(ScriptedNode.Health.READY);
            await().atMost(PATIENCE).until(() -> proxy.status(1).startsWith("UP"));
            other.health(health);
            await().atMost(PATIENCE).until(() -> proxy.status(2).startsWith("NOLB"));
            ask(proxy, 6);
            assertThat(one.requests()).hasSize(6);
            assertThat(other.requests()).hasSize(6);
        }
    }

    @Test
    void whenNoNodeIsReadyThoseThatWorkShouldBeAsked() {
        try (ScriptedNode one = new ScriptedNode();
                ScriptedNode other = new ScriptedNode();
                HaProxy proxy = HaProxy.plain(FOLDER, Ports.free(), List.of(one.url(), other.url()), Map.of())) {
            proxy.start();
            one.health(ScriptedNode.Health.LACKING);
            other.health(ScriptedNode.Health.LACKING);
            awaitNoneReady(proxy);
            ask(proxy, 6);
            assertThat(one.requests()).hasSize(3);
            assertThat(other.requests()).hasSize(3);

            one.health(ScriptedNode.Health.DRAINING);
            await().atMost(PATIENCE).untilAsserted(() -> {
                int before = one.requests().size();
                ask(proxy, 6);
                assertThat(one.requests()).hasSize(before);
            });
            other.health(ScriptedNode.Health.DEPLOYING);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(RawRequest.answer(proxy.url(), "GET /api/v1/rooms HTTP/1.1"))
                            .startsWith("HTTP/1.1 503 "));
        }
    }

    private static void awaitNoneReady(HaProxy proxy) {
        await().atMost(PATIENCE)
                .until(() ->
                        proxy.status(1).startsWith("NOLB") && proxy.status(2).startsWith("NOLB"));
    }

    @Test
    void anAdministratorShouldTakeANodeOutAndPutItBack() {
        try (ScriptedNode one = new ScriptedNode();
                ScriptedNode other = new ScriptedNode();
                HaProxy proxy = HaProxy.plain(FOLDER, Ports.free(), List.of(one.url(), other.url()), Map.of())) {
            proxy.start();
            proxy.tell("set server nodes/node-1 state drain");

            ask(proxy, 6);
            assertThat(one.requests()).isEmpty();

            proxy.tell("set server nodes/node-1 state ready");
            proxy.tell("set server nodes/node-2 state drain");
            ask(proxy, 6);
            assertThat(one.requests()).hasSize(6);
        }
    }

    private static void ask(HaProxy proxy, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(RawRequest.answer(proxy.url(), "GET /api/v1/rooms HTTP/1.1"))
                    .startsWith("HTTP/1.1 200 ");
        }
    }
}
