package org.parley.harness.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps everybody busy, at a bounded rate: most say something new, some repeat what was acknowledged, by another device
 * or the same, some say the same with two devices at once, some try a room that is not theirs, and, if that is asked for,
 * some stop reading for a while, lose their connection, or go offline.
 */
public final class Workload {
    private static final long SECOND = 1_000_000_000;
    private static final int REMEMBERED = 500;
    private static final int PER_MILLE = 1_000;

    /** A message that was acknowledged, to be repeated. */
    private record Known(LoadPerson author, LoadRoom room, String clientId, String body, boolean action) {}

    private final Crowd crowd;
    private final WorkloadOptions options;
    private final SplittableRandom random;
    private final MembershipChurn churn;
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final List<Known> known = new ArrayList<>();
    private final Thread sending = new Thread(this::run, "workload");
    private final Thread changing;
    private volatile boolean stopped;

    public Workload(Crowd crowd, WorkloadOptions options, SplittableRandom random) {
        this.crowd = crowd;
        this.options = options;
        this.random = random;
        this.churn = new MembershipChurn(crowd, random.split(), options.changesEvery());
        this.changing = new Thread(churn, "churn");
    }

    public void start() {
        sending.setDaemon(true);
        changing.setDaemon(true);
        sending.start();
        changing.start();
    }

    /** Nothing new is begun; returns when membership changes are at their end and everybody reads and is online. */
    public void stop() throws InterruptedException {
        stopped = true;
        churn.stop();
        sending.join();
        changing.join();
        // whoever stalls or is offline comes back when the timer says so
        timers.shutdown();
        if (!timers.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The workload does not end");
        }
    }

    private void run() {
        long next = System.nanoTime();
        while (!stopped) {
            next += SECOND / options.sendsPerSecond();
            LockSupport.parkNanos(next - System.nanoTime());
            // after a pause of the whole machine nothing is made up for
            next = Math.max(next, System.nanoTime() - SECOND / 10);
            act(anyOf(crowd.clients()));
        }
    }

    private void act(LoadClient client) {
        int draw = random.nextInt(PER_MILLE);
        if (draw < 40) {
            repeat();
        } else if (draw < 70) {
            sayTwice(client);
        } else if (draw < 80) {
            intrude(client);
        } else if (draw >= 88 || !options.absences()) {
            say(client);
        } else if (draw < 83) {
            Runnable goOn = client.stall();
            timers.schedule(goOn, random.nextInt(2_000, 15_000), TimeUnit.MILLISECONDS);
        } else if (draw < 86) {
            client.drop();
        } else {
            client.goOffline();
            timers.schedule(client::comeBack, random.nextInt(500, 10_000), TimeUnit.MILLISECONDS);
        }
    }

    private void say(LoadClient client) {
        List<LoadRoom> own = roomsOf(client.person(), true);
        if (!own.isEmpty() && client.waiting() < LoadClient.MOST_WAITING) {
            say(client, anyOf(own), client.nextClientId(), Bodies.next(random), random.nextInt(10) == 0);
        }
    }

    private void say(LoadClient client, LoadRoom room, String clientId, String body, boolean action) {
        client.say(room, clientId, body, action, (ack, failure) -> {
            if (ack != null) {
                remember(new Known(client.person(), room, clientId, body, action));
            }
        });
    }

    private void repeat() {
        Known message = anyKnown();
        if (message == null) {
            return;
        }
        LoadClient device = anyOf(crowd.clientsOf(message.author()));
        if (message.room().has(message.author()) && device.waiting() < LoadClient.MOST_WAITING) {
            device.say(message.room(), message.clientId(), message.body(), message.action(), (ack, failure) -> {});
        }
    }

    private void sayTwice(LoadClient client) {
        List<LoadRoom> own = roomsOf(client.person(), true);
        if (own.isEmpty() || client.waiting() >= LoadClient.MOST_WAITING) {
            return;
        }
        LoadRoom room = anyOf(own);
        String clientId = client.nextClientId();
        String body = Bodies.next(random);
        crowd.clientsOf(client.person()).forEach(device -> say(device, room, clientId, body, false));
    }

    /** Asks for a room to which this person does not belong, and says something there. */
    private void intrude(LoadClient client) {
        List<LoadRoom> others = roomsOf(client.person(), false);
        if (!others.isEmpty()) {
            LoadRoom room = anyOf(others);
            client.follow(room);
            client.say(room, client.nextClientId(), "let me in", false, (ack, failure) -> {});
        }
    }

    private List<LoadRoom> roomsOf(LoadPerson person, boolean own) {
        return crowd.rooms().stream().filter(room -> room.has(person) == own).toList();
    }

    private synchronized void remember(Known message) {
        if (known.size() < REMEMBERED) {
            known.add(message);
        } else {
            known.set((int) (Math.abs((long) message.clientId().hashCode()) % REMEMBERED), message);
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Known anyKnown() {
        return known.isEmpty() ? null : anyOf(known);
    }

    private <T> T anyOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
