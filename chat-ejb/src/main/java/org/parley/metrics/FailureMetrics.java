package org.parley.metrics;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.parley.failure.ErrorCode;

/** Counts what clients are refused, by the code that they are told. Every code is there from the start. */
@Singleton
public class FailureMetrics {
    private final Map<ErrorCode, Counter> errors = new EnumMap<>(ErrorCode.class);

    @Inject
    public FailureMetrics(MetricRegistry registry) {
        for (ErrorCode code : ErrorCode.values()) {
            errors.put(
                    code,
                    registry.counter(
                            Described.metric("parley_errors", "Refusals told to clients, by code"),
                            new Tag("code", code.slug())));
        }
    }

    public void refused(ErrorCode code) {
        counter(code).inc();
    }

    public long count(ErrorCode code) {
        return counter(code).getCount();
    }

    private Counter counter(ErrorCode code) {
        Counter counter = errors.get(code);
        if (counter == null) {
            throw new IllegalStateException(code.name());
        }
        return counter;
    }
}
