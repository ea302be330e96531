package org.parley.harness.nemesis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.parley.dev.server.HistoryStore;
import org.parley.dev.server.LocalCluster;
import org.parley.dev.server.PayaraMicroNode;
import org.parley.dev.server.Server;
import org.parley.harness.recording.HistoryFile;

/**
 * Does harm to the servers of a cluster, in an order drawn from a seed: one fault begins some seconds after the other,
 * whether that has ended or not. One app node is always left alone.
 */
public final class Nemesis {
    private static final int AT_ONCE = 3;

    /**
     * What it does.
     *
     * @param faults names of the faults, as {@link #faults} lists them; empty: all
     * @param shortestGap from the begin of one fault to the begin of the next, at the least
     */
    public record Plan(HistoryStore history, List<String> faults, Duration shortestGap, Duration longestGap) {}

    private final List<PayaraMicroNode> nodes;
    private final List<Server> servers;
    private final Plan plan;
    private final SplittableRandom random;
    private final Deck deck;
    private final Surgeon surgeon;
    private final Semaphore atOnce = new Semaphore(AT_ONCE);
    private final Semaphore nodesDown;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();
    private volatile boolean over;

    public Nemesis(LocalCluster cluster, Plan plan, SplittableRandom random, HistoryFile file, Consumer<String> say) {
        this.nodes = cluster.nodes();
        this.servers =
                Stream.concat(cluster.services().stream(), nodes.stream()).toList();
        this.plan = plan;
        this.random = random;
        this.deck = new Deck(chosen(plan), random.split());
        this.surgeon = new Surgeon(file, say);
        this.nodesDown = new Semaphore(Math.max(1, nodes.size() - 1));
    }

    /** The names of all faults with that history store. */
    public static List<String> faults(HistoryStore history) {
        return Card.all(history).stream().map(Card::name).distinct().toList();
    }

    private static List<Card> chosen(Plan plan) {
        return Card.all(plan.history()).stream()
                .filter(card -> plan.faults().isEmpty() || plan.faults().contains(card.name()))
                .toList();
    }

    /** Begins faults until that time is over; those under way then still end in {@link #heal}. */
    public void run(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (failures.isEmpty()) {
            Card card = deck.draw();
            Server target = targetOf(card);
            Duration pause = card.pause(random);
            long gap = random.nextLong(
                    plan.shortestGap().toMillis(), plan.longestGap().toMillis() + 1);
            TimeUnit.MILLISECONDS.sleep(gap);
            servers.forEach(surgeon::revive);
            if (System.nanoTime() > end || !atOnce.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                over = true;
                return;
            }
            if (card.isForNode() ? !nodesDown.tryAcquire() : surgeon.isBusyWith(target)) {
                // rather another fault now than one that waits for the end of this
                atOnce.release();
                deck.putBack(card);
            } else {
                threads.execute(() -> inflict(card, target, pause));
            }
        }
    }

    private void inflict(Card card, Server target, Duration pause) {
        try {
            if (card.kind() == FaultKind.ROLLING_RESTART) {
                for (PayaraMicroNode each : nodes) {
                    if (!over) {
                        surgeon.operate(card.kind(), each, pause);
                    }
                }
            } else {
                surgeon.operate(card.kind(), target, pause);
            }
        } catch (RuntimeException e) {
            failures.add(e);
        } finally {
            if (card.isForNode()) {
                nodesDown.release();
            }
            atOnce.release();
        }
    }

    private Server targetOf(Card card) {
        List<Server> possible = servers.stream()
                .filter(server -> server.name().replaceFirst("-\\d+$", "").equals(card.target()))
                .toList();
        return possible.get(random.nextInt(possible.size()));
    }

    /**
     * Waits until every fault has ended, and starts what does not run.
     *
     * @throws org.parley.dev.server.ServerFailedException if a server could not be started again
     */
    public void heal() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(30, TimeUnit.MINUTES)) {
            throw new IllegalStateException("A fault does not end");
        }
        List<RuntimeException> failed = new ArrayList<>(failures);
        if (!failed.isEmpty()) {
            throw failed.get(0);
        }
        servers.forEach(surgeon::revive);
    }
}
