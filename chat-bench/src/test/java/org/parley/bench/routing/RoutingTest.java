package org.parley.bench.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoutingTest {
    private static final Duration WINDOW = Duration.ofMillis(5);
    private static final int NODES = 10;

    private final EnterprisePlan plan = new EnterprisePlan(5_000, 20, 2, 500, 100, 0.7, 36);
    private final Enterprise enterprise = draw(plan);

    @ParameterizedTest
    @EnumSource
    void everyNodeShouldHearEverythingOfOneTopic(Placement placement) {
        Traffic traffic = routing(enterprise, placement).through(Shards.byHash(1));

        assertThat(traffic.events()).isCloseTo(5_000 * 36 / 3600.0, withinPercentage(0.01));
        assertThat(traffic.received()).isCloseTo(NODES * traffic.events(), withinPercentage(0.01));
        assertThat(traffic.delivered()).isCloseTo(NODES * traffic.sent(), withinPercentage(0.01));
        assertThat(traffic.subscriptions()).isEqualTo(NODES);
    }

    @ParameterizedTest
    @EnumSource
    void nothingUselessShouldBeHeardWhenEachRoomIsAShard(Placement placement) {
        Shards rooms = new Shards("rooms", enterprise.rooms(), room -> room);

        Traffic traffic = routing(enterprise, placement).through(rooms);

        assertThat(traffic.received()).isCloseTo(traffic.useful(), withinPercentage(0.01));
        assertThat(traffic.useful()).isLessThan(0.9 * NODES * traffic.events());
    }

    @ParameterizedTest
    @EnumSource
    void nothingUselessShouldBeHeardWhenEventsGoToReaders(Placement placement) {
        Traffic traffic = routing(enterprise, placement).toReaders();

        assertThat(traffic.received()).isCloseTo(traffic.useful(), withinPercentage(0.01));
    }

    @ParameterizedTest
    @EnumSource
    void everythingShouldBeUsefulOnASingleNode(Placement placement) {
        Routing routing = new Routing(enterprise, 1, placement, 1, WINDOW);

        assertThat(routing.toReaders().received()).isCloseTo(routing.toReaders().events(), withinPercentage(0.01));
        assertThat(routing.through(Shards.byHash(16)).usefulShare()).isCloseTo(1, withinPercentage(0.01));
    }

    @Test
    void moreShardsShouldNeverMakeANodeHearMore() {
        Routing routing = routing(enterprise, Placement.ANYWHERE);

        double[] received = IntStream.of(1, 16, 256, 4096, 65_536)
                .mapToDouble(count -> routing.through(Shards.byHash(count)).received())
                .toArray();

        for (int i = 1; i < received.length; i++) {
            assertThat(received[i]).isLessThanOrEqualTo(received[i - 1] * 1.000_001);
        }
        assertThat(received[4]).isLessThan(0.95 * received[0]);
    }

    /** In conversations of two who are anywhere, n nodes hear (2 - 1/n) / n of everything that is said. */
    @Test
    void conversationsOfTwoShouldReachOneNodeOrTwo() {
        Enterprise couples = draw(new EnterprisePlan(10_000, 20, 2, 2, 100, 0, 36));

        Traffic traffic = routing(couples, Placement.ANYWHERE).toReaders();

        assertThat(traffic.received() / NODES / traffic.events()).isCloseTo(0.19, withinPercentage(1));
    }

    /** A node with r conversations hears 1 - (1 - 1/s)^r of s shards. */
    @Test
    void aNodeShouldHearTheShardsOfItsConversations() {
        Enterprise couples = draw(new EnterprisePlan(10_000, 20, 2, 2, 100, 0, 36));

        Traffic traffic = routing(couples, Placement.ANYWHERE).through(Shards.byHash(16_384));

        double heard = 1 - Math.pow(1 - 1 / 16_384.0, 0.19 * couples.rooms());
        assertThat(traffic.subscriptions() / (double) NODES / 16_384).isCloseTo(heard, withinPercentage(1));
    }

    @Test
    void departmentsOnOneNodeShouldBeHeardByFewerNodes() {
        Traffic apart = routing(enterprise, Placement.ANYWHERE).toReaders();
        Traffic together = routing(enterprise, Placement.BY_DEPARTMENT).toReaders();

        assertThat(together.received()).isLessThan(0.9 * apart.received());
    }

    @Test
    void departmentsInOneShardShouldBeHeardOnFewerNodesThanHashes() {
        Enterprise villages = draw(new EnterprisePlan(10_000, 20, 2, 50, 100, 1, 36));
        Routing routing = routing(villages, Placement.BY_DEPARTMENT);

        double byHash = routing.through(Shards.byHash(100)).received();
        double byDepartment =
                routing.through(Shards.byDepartment(villages, 100)).received();

        assertThat(byDepartment).isLessThan(0.2 * byHash);
    }

    @Test
    void aBusyNodeShouldSendAMessageAWindow() {
        Enterprise busy = draw(new EnterprisePlan(5_000, 20, 2, 500, 100, 0.7, 360_000));

        Traffic traffic = routing(busy, Placement.ANYWHERE).through(Shards.byHash(1));

        assertThat(traffic.sent()).isCloseTo(NODES / 0.005, withinPercentage(0.01));
    }

    @Test
    void aQuietNodeShouldSendEachEventByItself() {
        Enterprise quiet = draw(new EnterprisePlan(5_000, 20, 2, 500, 100, 0.7, 0.01));

        Traffic traffic = routing(quiet, Placement.ANYWHERE).through(Shards.byHash(1));

        assertThat(traffic.sent()).isCloseTo(traffic.events(), withinPercentage(0.01));
    }

    @Test
    void shardsShouldSplitWhatABusyNodeSends() {
        Enterprise busy = draw(new EnterprisePlan(5_000, 20, 2, 500, 100, 0.7, 360_000));

        Traffic traffic = routing(busy, Placement.ANYWHERE).through(Shards.byHash(4));

        assertThat(traffic.sent()).isCloseTo(4 * NODES / 0.005, withinPercentage(0.01));
    }

    private static Enterprise draw(EnterprisePlan plan) {
        return Enterprise.draw(plan, Talk.ofRealRooms(), 1);
    }

    private static Routing routing(Enterprise enterprise, Placement placement) {
        return new Routing(enterprise, NODES, placement, 1, WINDOW);
    }
}
