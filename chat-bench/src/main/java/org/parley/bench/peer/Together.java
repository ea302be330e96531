package org.parley.bench.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.parley.bench.load.LoadException;

/** Does several things at the same time. */
final class Together {
    private static final int AT_ONCE = 8;

    private Together() {}

    /** Does something for each number, some at the same time. */
    static <T> List<T> each(int from, int to, IntFunction<T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<T>> begun = IntStream.range(from, to)
                    .mapToObj(i -> threads.submit(() -> work.apply(i)))
                    .toList();
            List<T> done = new ArrayList<>();
            for (Future<T> future : begun) {
                done.add(future.get());
            }
            return done;
        } catch (ExecutionException e) {
            throw new LoadException("Preparations failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadException("Interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
