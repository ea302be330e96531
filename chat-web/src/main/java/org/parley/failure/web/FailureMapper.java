package org.parley.failure.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.parley.failure.ErrorCode;
import org.parley.metrics.FailureMetrics;

/** Every failure of a REST request, the container's own included, as problem details. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {

    @Inject
    private FailureMetrics metrics;

    @Override
    public Response toResponse(Throwable failure) {
        Problem problem = Problems.of(failure);
        metrics.refused(ErrorCode.ofNumber(problem.code()));
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (problem.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            // not "Basic", by which a browser would ask for a password of its own
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem.retryable()) {
            answer.header(HttpHeaders.RETRY_AFTER, 1);
        }
        if (failure instanceof WebApplicationException refused) {
            answer.header(HttpHeaders.ALLOW, refused.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.build();
    }
}
