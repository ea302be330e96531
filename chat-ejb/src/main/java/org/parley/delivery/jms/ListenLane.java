package org.parley.delivery.jms;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSConstants;
import org.jspecify.annotations.Nullable;
import org.parley.failure.ParleyException;
import org.parley.work.HintedLoop;

/**
 * Hears those of some shards that this node has readers in: subscribes and unsubscribes as they come and go, and
 * connects again when the connection was lost. The messages themselves come on the client's threads, those of one shard
 * in order.
 *
 * <p>Whenever a shard has only now come to be heard, its rooms lack what was published before: they are compared with
 * the history, at once, and twice more a second apart, when all brokers know who hears what. So no acknowledgement is
 * needed, and none is sent.
 */
final class ListenLane implements Runnable {
    private static final Logger LOG = Logger.getLogger(ListenLane.class.getName());
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int COMPARISONS = 3;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    private final BrokerRoute route;
    private final TopicShards shards;
    private final BitSet own;
    private final ShardInterest interest;
    private final TopicEars ears;
    private final HintedLoop loop = new HintedLoop(INTERVAL, this::look);
    private final Map<Integer, Session> heard = new HashMap<>();
    private final Map<Integer, Fresh> fresh = new HashMap<>();

    private BrokerRoute.@Nullable Connected connected;
    private long triedHome = System.nanoTime();

    /** The connection that was reported lost. */
    private volatile @Nullable Connection lost;

    /** Whether a shard that has readers may not be heard. */
    private volatile boolean deaf = true;

    private volatile int heardCount;

    /** A shard that has only now come to be heard, how often it is still to be compared, and when next. */
    private record Fresh(int left, long due) {}

    /** @param own the shards of this lane */
    ListenLane(BrokerRoute route, TopicShards shards, BitSet own, ShardInterest interest, TopicEars ears) {
        this.route = route;
        this.shards = shards;
        this.own = own;
        this.interest = interest;
        this.ears = ears;
    }

    /** Listens until {@link #close}; on a thread of its own. */
    @Override
    public void run() {
        try {
            loop.run();
        } finally {
            disconnect();
        }
    }

    /** There is another shard to hear. Does not block. */
    void hint() {
        loop.hint();
    }

    boolean isDeaf() {
        return deaf;
    }

    /** How many shards are heard. */
    int heard() {
        return heardCount;
    }

    void close() {
        loop.close();
    }

    private void look() {
        BitSet wanted = interest.wanted();
        wanted.and(own);
        try {
            Connection connection = connection();
            subscribe(connection, wanted);
            unsubscribe(wanted);
            if (deaf && lost != connection) {
                LOG.info("delivery: the topic is heard");
                deaf = false;
            }
        } catch (JMSException | RuntimeException e) {
            if (!deaf) {
                LOG.log(Level.WARNING, "delivery: the topic is not heard: {0}", e.toString());
            }
            deaf = true;
            disconnect();
        }
        heardCount = heard.size();
        compareFresh();
    }

    private Connection connection() throws JMSException {
        BrokerRoute.Connected present = connected;
        if (present != null && !present.atHome() && System.nanoTime() - triedHome > BETWEEN_TRIES.toNanos()) {
            route.tryHome();
            triedHome = System.nanoTime();
        }
        boolean stays = present != null && present.connection() != lost && (present.atHome() || !route.homeAnswers());
        if (present != null && stays) {
            return present.connection();
        }
        if (present != null && present.connection() == lost) {
            route.lost(present);
        }
        disconnect();
        BrokerRoute.Connected made = route.connect();
        connected = made;
        Connection connection = made.connection();
        connection.setExceptionListener(e -> {
            LOG.log(Level.FINE, "delivery: a connection to the broker was lost", e);
            lost = connection;
            deaf = true;
            loop.hint();
        });
        connection.start();
        return connection;
    }

    private void subscribe(Connection connection, BitSet wanted) throws JMSException {
        for (int shard = wanted.nextSetBit(0); shard >= 0; shard = wanted.nextSetBit(shard + 1)) {
            if (!heard.containsKey(shard)) {
                Session session = connection.createSession(ActiveMQJMSConstants.PRE_ACKNOWLEDGE);
                heard.put(shard, session);
                session.createConsumer(ActiveMQJMSClient.createTopic(shards.address(shard)))
                        .setMessageListener(this::hear);
                fresh.put(shard, new Fresh(COMPARISONS, System.nanoTime()));
            }
        }
    }

    private void hear(Message message) {
        try {
            ears.hear(TopicMessage.decode(message.getBody(String.class)));
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.WARNING, "delivery: a message of the topic cannot be read: {0}", e.toString());
        }
    }

    private void unsubscribe(BitSet wanted) throws JMSException {
        List<Integer> unwanted =
                heard.keySet().stream().filter(shard -> !wanted.get(shard)).toList();
        for (int shard : unwanted) {
            fresh.remove(shard);
            Session session = heard.remove(shard);
            if (session != null) {
                session.close();
            }
        }
    }

    private void compareFresh() {
        BitSet due = new BitSet();
        long now = System.nanoTime();
        fresh.forEach((shard, state) -> due.set(shard, now - state.due >= 0));
        if (due.isEmpty()) {
            return;
        }
        try {
            ears.compare(due);
            due.stream()
                    .forEach(shard -> fresh.computeIfPresent(
                            shard,
                            (id, state) ->
                                    state.left == 1 ? null : new Fresh(state.left - 1, now + INTERVAL.toNanos())));
        } catch (ParleyException e) {
            LOG.log(Level.FINE, "delivery: rooms cannot be compared with the history now: {0}", e.code());
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "delivery: comparing rooms with the history failed", e);
        }
    }

    private void disconnect() {
        BrokerRoute.Connected present = connected;
        connected = null;
        heard.clear();
        fresh.clear();
        if (present != null) {
            present.close();
        }
    }
}
