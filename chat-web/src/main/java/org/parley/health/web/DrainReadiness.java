package org.parley.health.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.parley.node.service.NodeDrain;

/** A node that is being emptied, or whose application is not quite there yet, gets no new clients. */
@Readiness
@ApplicationScoped
public class DrainReadiness implements HealthCheck {
    @Inject
    NodeDrain drain;

    @Override
    public HealthCheckResponse call() {
        NodeDrain.State state = drain.state();
        return HealthCheckResponse.named("node")
                .withData("state", state.name().toLowerCase(Locale.ROOT))
                .status(state == NodeDrain.State.SERVING)
                .build();
    }
}
