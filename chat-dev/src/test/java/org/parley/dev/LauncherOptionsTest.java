package org.parley.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.dev.server.ClusterPlan;
import org.parley.dev.server.HistoryStore;
import org.parley.dev.server.Installation;
import org.parley.dev.server.LocalCluster;
import org.parley.dev.server.Server;

class LauncherOptionsTest {

    private static final Path HOME = Installation.locate().home();

    @Test
    void withoutOptionsTwoNodesShouldKeepTheHistoryInPostgresql() {
        ClusterPlan plan = plan(List.of(), Map.of());
        assertThat(plan.nodePorts()).containsExactly(8080, 8081);
        assertThat(plan.history()).isEqualTo(HistoryStore.POSTGRESQL);
        assertThat(plan.address()).isEqualTo("127.0.0.1");
        assertThat(plan.directory()).isEqualTo(HOME.resolve("data"));
    }

    @Test
    void aMongoOfOnesOwnShouldHoldTheHistory() {
        assertThat(plan(List.of(), Map.of("PARLEY_MONGO_URI", "mongodb://db.example.com"))
                        .history())
                .isEqualTo(HistoryStore.MONGODB);
    }

    @Test
    void anOptionShouldGoBeforeItsVariable() {
        assertThat(plan(List.of("--ports", "9000"), Map.of("PARLEY_DEV_NODE_PORTS", "9001"))
                        .nodePorts())
                .containsExactly(9000);
    }

    @Test
    void aBrokerShouldBePlannedForEachPort() {
        assertThat(plan(List.of("--broker-ports", "6001, 6002"), Map.of()).brokerPorts())
                .containsExactly(6001, 6002);
        assertThatThrownBy(() -> plan(List.of("--broker-ports", "1,2,3,4"), Map.of()))
                .hasMessageContaining("takes up to 3 ports; it has 4");
    }

    @Test
    void integrationsShouldBeThoseThatAreNamed() {
        LauncherOptions options = LauncherOptions.read(List.of("--integrations", "erp, crm"), Map.of(), HOME);
        assertThat(options.integrations()).containsExactly("erp", "crm");
        assertThat(options.plan().settings()).containsEntry("PARLEY_INTEGRATION_NAMES", "erp,crm");
        assertThat(LauncherOptions.read(List.of(), Map.of(), HOME).integrations())
                .isEmpty();
    }

    @Test
    void integrationsShouldBeAtHomeAtTheFirstBrokerUnlessToldOtherwise() {
        List<String> arguments = List.of("--integrations", "erp", "--broker-ports", "6002,6001");
        LauncherOptions options = LauncherOptions.read(arguments, Map.of(), HOME);
        assertThat(options.plan().settings()).containsEntry("PARLEY_BROKER_INTEGRATIONS", "127.0.0.1:6002");
        assertThat(options.isHome(6002)).isTrue();
        assertThat(options.isHome(6001)).isFalse();

        assertThat(LauncherOptions.read(arguments, Map.of("PARLEY_BROKER_INTEGRATIONS", "127.0.0.1:6001"), HOME)
                        .isHome(6001))
                .isTrue();
        assertThat(LauncherOptions.read(arguments, Map.of("PARLEY_BROKER_HOST", "broker.example.com"), HOME)
                        .isHome(6002))
                .isFalse();
    }

    @Test
    void wrongValuesShouldBeToldWithOptionVariableAndExample() {
        assertThatThrownBy(() -> plan(List.of("--redis-port", "many"), Map.of()))
                .isInstanceOf(LauncherException.class)
                .hasMessage(
                        "--redis-port (PARLEY_DEV_REDIS_PORT) must be a port from 1 to 65535, such as 8080; it is 'many'");
        assertThatThrownBy(() -> plan(List.of("--ports", "80,0"), Map.of())).hasMessageContaining("it is '0'");
        assertThatThrownBy(() -> plan(List.of("--history", "files"), Map.of()))
                .hasMessageContaining("must be postgresql or mongodb");
        assertThatThrownBy(() -> plan(List.of("--ports"), Map.of())).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> plan(List.of("--prots"), Map.of())).hasMessageContaining("Unknown option --prots");
    }

    @Test
    void serversOutsideShouldNotBeStarted(@org.junit.jupiter.api.io.TempDir Path data) {
        Map<String, String> environment = Map.of(
                "PARLEY_DATABASE_URL", "jdbc:postgresql://db.example.com/parley",
                "PARLEY_BROKER_HOST", "broker.example.com",
                "PARLEY_DEV_HISTORY", "mongodb",
                "PARLEY_DEV_DATA", data.toString());
        LocalCluster cluster = new LocalCluster(Installation.locate(), plan(List.of(), environment));
        assertThat(cluster.services()).extracting(Server::name).containsExactly("redis", "mongodb-stand-in");
        assertThat(cluster.nodes().get(0).settings())
                .containsEntry("PARLEY_DATABASE_URL", "jdbc:postgresql://db.example.com/parley")
                .containsEntry("PARLEY_BROKER_HOST", "broker.example.com")
                .containsEntry("PARLEY_HISTORY_STORE", "mongodb")
                .doesNotContainKey("PARLEY_DEV_DATA");
    }

    private static ClusterPlan plan(List<String> arguments, Map<String, String> environment) {
        return LauncherOptions.read(arguments, environment, HOME).plan();
    }
}
