package org.parley.webhook.incoming.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.parley.api.web.BoundedBody;
import org.parley.identifier.RandomSecret;
import org.parley.session.web.WithoutLogin;
import org.parley.webhook.incoming.service.IncomingPosts;
import org.parley.work.Workers;

/** Where other systems post. The path is a secret. */
@RequestScoped
@Path("hooks/{secret}")
public class IncomingPostResource {
    /** Alarms of monitoring systems come with long attachments, of which little becomes text. */
    private static final int MAX_BYTES = 262_144;

    @Inject
    IncomingPosts posts;

    @Inject
    IncomingRates rates;

    @Inject
    Workers workers;

    @POST
    @WithoutLogin
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.WILDCARD)
    public CompletionStage<Response> post(
            @PathParam("secret") String secret,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @Context HttpHeaders headers,
            InputStream body)
            throws IOException {
        String digest = RandomSecret.digest(secret);
        rates.require(digest);
        String json = IncomingPayload.json(headers.getMediaType(), BoundedBody.text(body, MAX_BYTES));
        return posts.post(digest, json, Optional.ofNullable(idempotencyKey))
                // on a worker, whatever comes of it: the thread that stored it has no time to write answers
                .whenCompleteAsync((stored, failure) -> {}, workers)
                .thenApply(
                        stored -> Response.ok("ok", MediaType.TEXT_PLAIN_TYPE).build());
    }
}
