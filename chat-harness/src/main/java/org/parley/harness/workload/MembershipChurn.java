package org.parley.harness.workload;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.parley.harness.workload.Registrar.Outcome;

/**
 * People join rooms, leave them, and are removed. A request of unknown outcome is repeated until it has one. Half of
 * those who go act as if they had not noticed: their clients keep asking for the room.
 */
final class MembershipChurn implements Runnable {
    private static final long PAUSE_MILLIS = 500;

    private final Crowd crowd;
    private final SplittableRandom random;
    private final Duration every;
    private volatile boolean stopped;

    MembershipChurn(Crowd crowd, SplittableRandom random, Duration every) {
        this.crowd = crowd;
        this.random = random;
        this.every = every;
    }

    /** No new changes; the one under way is still brought to its end. */
    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                TimeUnit.MILLISECONDS.sleep(random.nextLong(every.toMillis() / 2, every.toMillis() * 3 / 2 + 1));
                if (!stopped) {
                    change(anyOf(crowd.rooms()), anyOf(crowd.people()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void change(LoadRoom room, LoadPerson person) throws InterruptedException {
        if (person.equals(room.owner())) {
            return;
        }
        if (room.has(person)) {
            leave(room, person);
        } else {
            join(room, person);
        }
    }

    private void join(LoadRoom room, LoadPerson person) throws InterruptedException {
        while (crowd.registrar().join(room, person, anyNode()) == Outcome.UNKNOWN) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        crowd.clientsOf(person).forEach(client -> client.follow(room));
    }

    private void leave(LoadRoom room, LoadPerson person) throws InterruptedException {
        boolean removed = random.nextBoolean();
        while (crowd.registrar().leave(room, person, removed, anyNode()) == Outcome.UNKNOWN) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        if (random.nextBoolean()) {
            crowd.clientsOf(person).forEach(client -> client.forget(room));
        }
    }

    private int anyNode() {
        return random.nextInt(crowd.nodes().size());
    }

    private <T> T anyOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
