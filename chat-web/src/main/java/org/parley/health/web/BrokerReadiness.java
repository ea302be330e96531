package org.parley.health.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.parley.delivery.RoomEventPublisher;
import org.parley.delivery.RoomEventSource;

/** Without a broker messages reach other nodes later, by the history: that is told, and turns no client away. */
@Readiness
@ApplicationScoped
public class BrokerReadiness implements HealthCheck {
    @Inject
    RoomEventPublisher publisher;

    @Inject
    RoomEventSource source;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("broker")
                .withData("carries", publisher.isCarrying())
                .withData("heard", !source.isDeaf())
                .up()
                .build();
    }
}
