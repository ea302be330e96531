package org.parley.health.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.parley.failure.ParleyException;
import org.parley.session.LoginSessions;

/** Without Redis nobody's login can be checked here. */
@Readiness
@ApplicationScoped
public class SessionsReadiness implements HealthCheck {
    @Inject
    LoginSessions sessions;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("redis").status(answers()).build();
    }

    private boolean answers() {
        try {
            sessions.now();
            return true;
        } catch (ParleyException e) {
            return false;
        }
    }
}
