package org.parley.it.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.client.ClientRuntime;
import org.parley.client.FrameSocket;
import org.parley.client.Handshake;
import org.parley.client.RestClient;
import org.parley.client.RestException;
import org.parley.dev.server.PayaraMicroNode;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.PlainSocket;
import org.parley.it.people.RoomRecord;
import org.parley.it.people.Wire;

/** People who know one address, and nodes behind it that come and go. */
@Order(21)
@ExtendWith(SharedCluster.class)
class BehindLoadBalancerIT {
    private static final Path FOLDER = Path.of("target", "loadbalancer", "BehindLoadBalancerIT");
    private static final int SOCKETS = 8;

    enum Entrance {
        HAPROXY,
        HAPROXY_WITH_TLS,
        NGINX
    }

    @ParameterizedTest
    @EnumSource
    void peopleShouldBeSpreadOverTheNodesAndTalk(Entrance entrance, Cluster cluster) throws Exception {
        Certificate certificate = Certificate.make(FOLDER);
        SSLContext trust = certificate.trust();
        try (LoadBalancer balancer = balancer(entrance, cluster, certificate.pem());
                ClientRuntime runtime = new ClientRuntime(2, trust)) {
            balancer.start();
            try (Company company = new Company(List.of(balancer.url()), runtime)) {
                Participant alice = company.register("alice", 0);
                Participant bob = company.register("bob", 0);
                UUID room = alice.rest()
                        .createRoom(Company.unique("room"), "public")
                        .id();
                bob.rest().join(room);

                assertThat(alice.connect().node()).isNotEqualTo(bob.connect().node());
                RoomRecord heard = bob.follow(room);
                alice.say(room, "Grüße, 👋");
                bob.say(room, "by the same door");
                alice.follow(room).awaitBodies("Grüße, 👋", "by the same door");
                heard.awaitBodies("Grüße, 👋", "by the same door");
            }
        }
    }

    private static LoadBalancer balancer(Entrance entrance, Cluster cluster, Path certificate) {
        List<URI> nodes = cluster.urls();
        return switch (entrance) {
            case HAPROXY -> HaProxy.plain(FOLDER, cluster.entrance(), nodes, Map.of());
            case HAPROXY_WITH_TLS ->
                HaProxy.secure(FOLDER, cluster.entrance(), nodes, cluster.secureEntrance(), certificate);
            case NGINX -> new Nginx(FOLDER, cluster.entrance(), nodes, LoadBalancerContract.MANY);
        };
    }

    @Test
    void whoseNodeDiesShouldBeBackAtAnotherAtOnce(Cluster cluster) {
        PayaraMicroNode dying = cluster.spare();
        PayaraMicroNode other = cluster.node(0);
        List<Wire> wires = new ArrayList<>();
        try (HaProxy proxy = HaProxy.plain(FOLDER, cluster.entrance(), List.of(dying.url(), other.url()), Map.of());
                // the login is at a working node: those at the spare are short
                Company company = new Company(cluster.urls())) {
            proxy.start();
            Handshake handshake =
                    Handshake.of(proxy.url(), company.register("alice", 0).session());
            for (int i = 0; i < SOCKETS; i++) {
                wires.add(Wire.open(handshake));
            }
            List<Wire> there = wires.stream()
                    .filter(wire -> wire.node().equals(dying.name()))
                    .toList();
            assertThat(there).hasSize(SOCKETS / 2);

            dying.kill();
            long died = System.nanoTime();
            for (Wire wire : there) {
                assertThat(wire.closeCode()).isEqualTo(FrameSocket.ABNORMAL);
                Wire again = Wire.open(handshake);
                wires.add(again);
                assertThat(again.node()).isEqualTo(other.name());
            }
            assertThat(Duration.ofNanos(System.nanoTime() - died)).isLessThan(Duration.ofSeconds(5));
            wires.stream().filter(wire -> wire.node().equals(other.name())).forEach(Wire::assertOpen);
            await().atMost(Duration.ofSeconds(10)).until(() -> proxy.status(1).startsWith("DOWN"));
        } finally {
            wires.forEach(Wire::close);
        }
    }

    @Test
    void whenNoNodeIsReadyPeopleShouldTalkOnAndNewcomersBeToldWhatIsMissing(Cluster cluster) {
        try (HaProxy proxy = HaProxy.plain(FOLDER, cluster.entrance(), cluster.urls(), Map.of());
                Company company = new Company(List.of(proxy.url()))) {
            proxy.start();
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 0);
            UUID room =
                    alice.rest().createRoom(Company.unique("room"), "public").id();
            bob.rest().join(room);
            RoomRecord heard = bob.follow(room);

            cluster.redis().kill();
            try {
                awaitBoth(proxy, "NOLB");
                RestClient stranger = new RestClient(Company.runtime(), proxy.url());
                stranger.register(Company.unique("alice"), "A newcomer", Participant.PASSWORD);
                assertThatThrownBy(() -> stranger.login(bob.person().username(), Participant.PASSWORD))
                        .isInstanceOfSatisfying(
                                RestException.class,
                                refused -> assertThat(refused.error()).isEqualTo("sessions-unavailable"));
                assertThat(PlainSocket.statusOf(Handshake.of(proxy.url(), bob.session())))
                        .isEqualTo(503);
                alice.say(room, "still here");
                heard.awaitBodies("still here");
            } finally {
                cluster.redis().start();
            }

            awaitBoth(proxy, "UP");
            company.secondDevice(bob, 0).say(room, "so am I");
            heard.awaitBodies("still here", "so am I");
            assertThat(alice.reconnections()).isEmpty();
            assertThat(bob.reconnections()).isEmpty();
        }
    }

    private static void awaitBoth(HaProxy proxy, String status) {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        proxy.status(1).startsWith(status) && proxy.status(2).startsWith(status));
    }

    @Test
    void tooManySocketsOfOneAddressShouldBeToldToComeLater(Cluster cluster) {
        List<Wire> wires = new ArrayList<>();
        Map<String, String> limits = Map.of("PARLEY_LB_SOURCE_CONNECTIONS", Integer.toString(SOCKETS));
        try (HaProxy proxy = HaProxy.plain(FOLDER, cluster.entrance(), cluster.urls(), limits);
                Company company = new Company(cluster.urls())) {
            proxy.start();
            Handshake handshake =
                    Handshake.of(proxy.url(), company.register("alice", 0).session());
            for (int i = 0; i < SOCKETS; i++) {
                wires.add(Wire.open(handshake));
            }
            assertThat(PlainSocket.statusOf(handshake)).isEqualTo(429);

            wires.remove(0).close();
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(
                            () -> assertThat(PlainSocket.statusOf(handshake)).isEqualTo(101));
            wires.forEach(Wire::assertOpen);
        } finally {
            wires.forEach(Wire::close);
        }
    }
}
