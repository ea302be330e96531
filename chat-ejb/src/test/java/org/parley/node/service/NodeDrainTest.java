package org.parley.node.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.parley.delivery.ClientConnections;
import org.parley.delivery.jms.ShardInterest;
import org.parley.delivery.jms.TopicShards;
import org.parley.session.SessionId;

class NodeDrainTest {
    private static final SessionId SESSION = new SessionId("session-1");
    private static final Duration SPREAD = Duration.ofSeconds(5);

    private final ClientConnections connections = new ClientConnections(new ShardInterest(new TopicShards(1)));

    @Test
    void itShouldBeDoneAsSoonAsAllHaveLeft() {
        List<LeavingClient> clients = clients(50, true);
        NodeDrain drain = drain(Duration.ofHours(1));

        drain.drain();

        assertThat(drain.state()).isEqualTo(NodeDrain.State.DRAINED);
        assertThat(clients).allSatisfy(client -> {
            assertThat(client.asked())
                    .singleElement()
                    .satisfies(delay -> assertThat(delay).isBetween(Duration.ZERO, SPREAD));
            assertThat(client.disconnected()).isFalse();
        });
        assertThat(clients.stream().map(LeavingClient::asked).distinct().count())
                .as("each has its own moment")
                .isGreaterThan(25);
    }

    @Test
    void whoStaysShouldBeDisconnectedWhenPatienceEnds() {
        List<LeavingClient> stubborn = clients(3, false);
        NodeDrain drain = drain(Duration.ofMillis(200));

        drain.drain();

        assertThat(stubborn).allMatch(LeavingClient::disconnected);
        assertThat(connections.count()).isZero();
    }

    @Test
    void aDrainedNodeShouldServeAgainWhenItIsToldTo() {
        clients(2, true);
        NodeDrain drain = drain(Duration.ofHours(1));
        drain.begin();
        await().until(() -> drain.state() == NodeDrain.State.DRAINED);

        drain.resume();
        assertThat(drain.state()).isEqualTo(NodeDrain.State.SERVING);

        clients(2, true);
        drain.drain();
        assertThat(drain.state()).isEqualTo(NodeDrain.State.DRAINED);
        assertThat(connections.count()).isZero();
    }

    @Test
    void itShouldTakeClientsUntilLoadBalancersHaveNoticed() {
        List<LeavingClient> clients = clients(3, true);
        NodeDrain drain = drain(Duration.ofMillis(300), Duration.ofHours(1));
        assertThat(drain.state().takesClients()).isTrue();

        drain.begin();
        await().until(() -> drain.state() == NodeDrain.State.LEAVING);
        assertThat(clients).allSatisfy(client -> assertThat(client.asked()).isEmpty());
        assertThat(drain.state().takesClients()).isTrue();

        await().until(() -> drain.state() == NodeDrain.State.DRAINED);
        assertThat(clients).allSatisfy(client -> assertThat(client.asked()).hasSize(1));
        assertThat(drain.state().takesClients()).isFalse();
    }

    @Test
    void itShouldNotSayThatItServesBeforeTheApplicationIsThere() {
        NodeDrain drain = new NodeDrain();

        assertThat(drain.state()).isEqualTo(NodeDrain.State.STARTING);
        drain.started();
        assertThat(drain.state()).isEqualTo(NodeDrain.State.SERVING);
    }

    private List<LeavingClient> clients(int count, boolean willing) {
        return IntStream.range(0, count)
                .mapToObj(i -> new LeavingClient(connections, SESSION, willing))
                .toList();
    }

    private NodeDrain drain(Duration patience) {
        return drain(Duration.ZERO, patience);
    }

    private NodeDrain drain(Duration notice, Duration patience) {
        NodeDrain drain = new NodeDrain();
        drain.connections = connections;
        drain.settings = new DrainSettings(notice, SPREAD, patience);
        drain.threads = new PlainThreads();
        drain.started();
        return drain;
    }

    private static final class PlainThreads implements ManagedThreadFactory {
        @Override
        public Thread newThread(Runnable task) {
            return new Thread(task);
        }

        @Override
        public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
            throw new UnsupportedOperationException();
        }
    }
}
