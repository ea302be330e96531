package org.parley.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.parley.failure.ParleyException;

/** Does the same on many threads at the same moment, and tells how each fared. */
public final class Race {
    private Race() {}

    /** @return for each runner its result, or the {@link ParleyException} it was refused with */
    public static List<Object> of(int runners, IntFunction<Object> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(runners);
        try {
            CyclicBarrier start = new CyclicBarrier(runners);
            List<Callable<Object>> calls = new ArrayList<>();
            for (int i = 0; i < runners; i++) {
                int runner = i;
                calls.add(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    try {
                        return work.apply(runner);
                    } catch (ParleyException e) {
                        return e;
                    }
                });
            }
            List<Object> results = new ArrayList<>();
            for (Future<Object> result : threads.invokeAll(calls, 60, TimeUnit.SECONDS)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
