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
 * one JMS message for each address that is concerned. A window in which nothing was committed sends nothing; but after a
 * second of silence on an address that it hears, a node sends a beacon there, to hear whether its words come back.
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
        double beacons = 0;
        for (int node = 0; node < nodes; node++) {
            for (int shard = 0; shard < shards.count(); shard++) {
                double rate = publishes[node][shard];
                sent += messages(rate);
                delivered += messages(rate) * subscribers[shard];
                beacons += subscribed[node].get(shard) ? beacons(rate) * subscribers[shard] : 0;
            }
        }
        long subscriptions = Arrays.stream(subscribers).sum();
        return new Traffic(events, received, useful, sent, delivered, beacons, subscriptions);
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
        double beacons = 0;
        for (int from = 0; from < nodes; from++) {
            for (double rate : rates[from]) {
                received += rate;
                sent += messages(rate);
            }
            beacons += beacons(rates[from][from]);
        }
        return new Traffic(events, received, useful, sent, sent, beacons, nodes);
    }

    private int nodeAt(int seat) {
        return nodeOf[enterprise.personAt(seat)];
    }

    /** JMS messages a second that a stream of events makes. */
    private double messages(double rate) {
        return -Math.expm1(-rate * window) / window;
    }

    /** Beacons a second, one for each second of silence in a stream of events. */
    private static double beacons(double rate) {
        return rate == 0 ? 1 : rate / Math.expm1(rate);
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
