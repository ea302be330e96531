package org.parley.metrics;

import org.eclipse.microprofile.metrics.Metadata;

/** Names of metrics with their meaning, so that a name is never without. */
final class Described {
    private Described() {}

    static Metadata metric(String name, String meaning) {
        return Metadata.builder().withName(name).withDescription(meaning).build();
    }
}
