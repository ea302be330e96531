package org.parley.it.backup;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.parley.it.people.Participant;

/** Somebody says one line after the other, each when the one before is acknowledged, until it is closed. */
final class Talk implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicInteger said = new AtomicInteger();
    private final CompletableFuture<Void> talking;
    private volatile boolean closed;

    Talk(Participant who, UUID room) {
        Runnable talk = () -> {
            while (!closed) {
                who.say(room, who.person().username() + " " + said.get());
                said.incrementAndGet();
            }
        };
        talking = CompletableFuture.runAsync(talk, task -> new Thread(task, "talk").start());
    }

    /** Returns when some more lines are acknowledged. */
    void goOn() {
        int before = said.get();
        await().atMost(PATIENCE).until(() -> talking.isDone() || said.get() >= before + 5);
    }

    @Override
    public void close() {
        closed = true;
        talking.join();
    }
}
