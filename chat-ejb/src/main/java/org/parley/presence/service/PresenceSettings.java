package org.parley.presence.service;

import java.time.Duration;
import org.parley.settings.Settings;

/**
 * How soon a node that died is noticed.
 *
 * @param lease how long a node's word counts without being renewed; a dead node's people are online for so long
 */
public record PresenceSettings(Duration lease) {
    private static final int RENEWALS_PER_LEASE = 3;

    static PresenceSettings read(Settings settings) {
        return new PresenceSettings(settings.duration("parley.presence.lease", Duration.ofSeconds(6)));
    }

    /** Two renewals may get lost without harm. */
    Duration renewEvery() {
        return lease.dividedBy(RENEWALS_PER_LEASE);
    }
}
