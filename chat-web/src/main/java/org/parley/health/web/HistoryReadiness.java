package org.parley.health.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.parley.delivery.LeaseKeeper;

/** Without the history nothing can be said or caught up with here. */
@Readiness
@ApplicationScoped
public class HistoryReadiness implements HealthCheck {
    @Inject
    LeaseKeeper leases;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("history")
                .status(leases.isStoreAnswering())
                .build();
    }
}
