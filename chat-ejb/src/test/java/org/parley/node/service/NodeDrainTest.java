package org.parley.node.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.stream.IntStream;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.parley.delivery.ClientConnections;
import org.parley.node.NodeId;
import org.parley.session.SessionId;

class NodeDrainTest {
    private static final SessionId SESSION = new SessionId("session-1");
    private static final Duration SPREAD = Duration.ofSeconds(5);

    private final ClientConnections connections = new ClientConnections();

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
    void anAdministratorShouldSeeAndBeginIt() throws Exception {
        clients(2, true);
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName(NodeMXBean.NAME);
        beans.registerMBean(new NodeControl(NodeId.starting("node-1"), drain(Duration.ofHours(1)), connections), name);
        try {
            assertThat(beans.getAttribute(name, "Name")).isEqualTo("node-1");
            assertThat(beans.getAttribute(name, "State")).isEqualTo("SERVING");
            assertThat(beans.getAttribute(name, "Sockets")).isEqualTo(2);

            beans.invoke(name, "drain", new Object[0], new String[0]);

            await().until(() -> beans.getAttribute(name, "State").equals("DRAINED"));
            assertThat(beans.getAttribute(name, "Sockets")).isEqualTo(0);
        } finally {
            beans.unregisterMBean(name);
        }
    }

    private List<LeavingClient> clients(int count, boolean willing) {
        return IntStream.range(0, count)
                .mapToObj(i -> new LeavingClient(connections, SESSION, willing))
                .toList();
    }

    private NodeDrain drain(Duration patience) {
        NodeDrain drain = new NodeDrain();
        drain.connections = connections;
        drain.settings = new DrainSettings(SPREAD, patience);
        drain.threads = new PlainThreads();
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
