package org.parley.failure.web;

import jakarta.ws.rs.WebApplicationException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletionException;
import org.parley.database.DatabaseAway;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

/** Decides what the asker is told about a failure. */
final class Problems {
    private static final Logger LOG = System.getLogger(Problems.class.getName());

    private Problems() {}

    static Problem of(Throwable failure) {
        if (failure instanceof CompletionException stage && stage.getCause() != null) {
            return of(stage.getCause());
        }
        if (failure instanceof ParleyException refusal) {
            return Problem.of(refusal.code(), refusal.detail());
        }
        if (failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() < 500) {
            return ofStatus(answer.getResponse().getStatus());
        }
        if (failure instanceof RuntimeException wrapped
                && DatabaseAway.translated(wrapped) instanceof ParleyException refusal) {
            return Problem.of(refusal.code(), refusal.detail());
        }
        LOG.log(Level.ERROR, "Unexpected failure of a request", failure);
        return Problem.of(ErrorCode.INTERNAL, ErrorCode.INTERNAL.text());
    }

    /** What the container itself has refused. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 404 -> plain(ErrorCode.NOT_FOUND);
            case 405 -> plain(ErrorCode.METHOD_NOT_ALLOWED);
            case 406 -> plain(ErrorCode.NOT_ACCEPTABLE);
            case 413 -> plain(ErrorCode.FRAME_TOO_LARGE);
            case 415 -> Problem.of(ErrorCode.BINARY_NOT_SUPPORTED, "Send a body of the type application/json.");
            case 401 -> plain(ErrorCode.NOT_LOGGED_IN);
            case 403 -> plain(ErrorCode.NOT_ALLOWED);
            default ->
                status < 500
                        ? Problem.of(ErrorCode.MALFORMED_FRAME, "This is not a request that Parley can read.")
                        : plain(ErrorCode.INTERNAL);
        };
    }

    private static Problem plain(ErrorCode code) {
        return Problem.of(code, code.text());
    }
}
