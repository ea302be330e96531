package org.parley.room.service;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.parley.failure.ParleyException;
import org.parley.room.MembershipChanges;

/** Keeps the trail of membership changes short. Every node does it; it does not matter which. */
@Singleton
public class TrailPurge {
    private static final Logger LOG = System.getLogger(TrailPurge.class.getName());

    /** Nodes follow the trail within seconds; a day is plenty. */
    private static final Duration KEPT = Duration.ofDays(1);

    @Inject
    MembershipChanges trail;

    @Schedule(hour = "*", minute = "17", persistent = false)
    void purge() {
        try {
            int purged = trail.purgeLogged(KEPT);
            LOG.log(Level.DEBUG, "Membership changes forgotten: {0}", purged);
        } catch (ParleyException e) {
            LOG.log(Level.WARNING, "Membership changes not purged, next try in an hour: {0}", e.detail());
        }
    }
}
