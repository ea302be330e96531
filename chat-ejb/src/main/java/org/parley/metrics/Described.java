package org.parley.metrics;

import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricUnits;

/** Names of metrics with their meaning, so that a name is never without. */
final class Described {
    private Described() {}

    static Metadata metric(String name, String meaning) {
        return Metadata.builder().withName(name).withDescription(meaning).build();
    }

    /** Of a timer, which tells seconds. */
    static Metadata timer(String name, String meaning) {
        return Metadata.builder()
                .withName(name)
                .withDescription(meaning)
                .withUnit(MetricUnits.SECONDS)
                .build();
    }
}
