package org.parley.bench.routing;

import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntUnaryOperator;

/**
 * The traffic between the nodes that an enterprise's people are connected to. Nothing is drawn here: the rates of all
 * seats are added up. Whoever is in a room reads it where he is connected.
 *
 * <p>Batches: messages are taken to come in a Poisson stream, and what a node commits within a window to go together, in
 * one JMS message for each address that is concerned. A window in which nothing was committed sends nothing.
 */
final class Routing {
    private final Enterprise enterprise;
    private final int nodes;
    private final int[] nodeOf;
    private final double window;
    private double events;
    private double useful;

    Routing(Enterprise enterprise, int nodes, Placement placement, long seed, Duration window) {
        this.enterprise = enterprise;
        this.nodes = nodes;
        this.nodeOf = placement.nodes(enterprise.people(), nodes, seed);
        this.window = window.toNanos() / 1e9;
        addUp();
    }

    /** The topic is in shards, and a node subscribes to those that have a room with a reader on it. */
    Traffic through(Shards shards) {
        double[] shardRate = new double[shards.count()];
        double[][] publishes = new double[nodes][shards.count()];
        BitSet[] subscribed = new BitSet[nodes];
        Arrays.setAll(subscribed, node -> new BitSet(shards.count()));
        IntUnaryOperator shardOf = shards.of();
        for (int room = 0; room < enterprise.rooms(); room++) {
            int shard = shardOf.applyAsInt(room);
            for (int seat = enterprise.firstSeat(room); seat < enterprise.firstSeat(room + 1); seat++) {
                int node = nodeAt(seat);
                subscribed[node].set(shard);
                publishes[node][shard] += enterprise.rateAt(seat);
                shardRate[shard] += enterprise.rateAt(seat);
            }
        }
        double received = 0;
        long[] subscribers = new long[shards.count()];
        for (BitSet heard : subscribed) {
            received += heard.stream().mapToDouble(shard -> shardRate[shard]).sum();
            heard.stream().forEach(shard -> subscribers[shard]++);
        }
        double sent = 0;
        double delivered = 0;
        for (double[] rates : publishes) {
            for (int shard = 0; shard < rates.length; shard++) {
                double messages = messages(rates[shard]);
                sent += messages;
                delivered += messages * subscribers[shard];
            }
        }
        long subscriptions = Arrays.stream(subscribers).sum();
        return new Traffic(events, received, useful, sent, delivered, subscriptions);
    }

    /** Each node has an address of its own, and whoever publishes knows on which nodes a room has readers. */
    Traffic toReaders() {
        double[][] rates = new double[nodes][nodes];
        double[] spoken = new double[nodes];
        BitSet present = new BitSet(nodes);
        for (int room = 0; room < enterprise.rooms(); room++) {
            present.clear();
            for (int seat = enterprise.firstSeat(room); seat < enterprise.firstSeat(room + 1); seat++) {
                int node = nodeAt(seat);
                present.set(node);
                spoken[node] += enterprise.rateAt(seat);
            }
            int[] there = present.stream().toArray();
            for (int from : there) {
                if (spoken[from] > 0) {
                    for (int to : there) {
                        rates[from][to] += spoken[from];
                    }
                    spoken[from] = 0;
                }
            }
        }
        double received = 0;
        double sent = 0;
        for (double[] row : rates) {
            for (double rate : row) {
                received += rate;
                sent += messages(rate);
            }
        }
        return new Traffic(events, received, useful, sent, sent, nodes);
    }

    private int nodeAt(int seat) {
        return nodeOf[enterprise.personAt(seat)];
    }

    /** JMS messages a second that a stream of events makes. */
    private double messages(double rate) {
        return -Math.expm1(-rate * window) / window;
    }

    private void addUp() {
        int[] lastRoom = new int[nodes];
        Arrays.fill(lastRoom, -1);
        for (int room = 0; room < enterprise.rooms(); room++) {
            double rate = 0;
            int places = 0;
            for (int seat = enterprise.firstSeat(room); seat < enterprise.firstSeat(room + 1); seat++) {
                rate += enterprise.rateAt(seat);
                int node = nodeAt(seat);
                if (lastRoom[node] != room) {
                    lastRoom[node] = room;
                    places++;
                }
            }
            events += rate;
            useful += rate * places;
        }
    }
}
