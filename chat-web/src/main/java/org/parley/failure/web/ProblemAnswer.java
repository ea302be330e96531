package org.parley.failure.web;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers a plain servlet request with a problem, where JAX-RS is not there to do it. Thread-safe. */
public final class ProblemAnswer {
    private static final Jsonb JSON = JsonbBuilder.create();

    private ProblemAnswer() {}

    public static void send(HttpServletResponse response, Problem problem) throws IOException {
        send(response, problem.status(), encode(problem));
    }

    public static byte[] encode(Problem problem) {
        return JSON.toJson(problem).getBytes(StandardCharsets.UTF_8);
    }

    /** @param problem as {@link #encode} gave it */
    public static void send(HttpServletResponse response, int status, byte[] problem) throws IOException {
        response.setStatus(status);
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(problem);
    }
}
