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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.parley.api.web.BoundedBody;
import org.parley.identifier.RandomSecret;
import org.parley.session.web.WithoutLogin;
import org.parley.webhook.incoming.service.IncomingPosts;
import org.parley.work.Workers;

/** Where other systems post. The path is a secret. */
@RequestScoped
@Path("hooks/{secret}")
@Tag(name = "Bots")
public class IncomingPostResource {
    /** Alarms of monitoring systems come with long attachments, of which little becomes text. */
    private static final int MAX_BYTES = 262_144;

    @Inject
    IncomingPosts posts;

    @Inject
    IncomingRates rates;

    @Inject
    Workers workers;

    /** What of Slack's JSON a request needs at least, for the documentation. */
    @Schema(name = "IncomingPost", description = "Slack's or Mattermost's: see docs/integration.md")
    public record Post(String text) {}

    @POST
    @WithoutLogin
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.WILDCARD)
    @SecurityRequirements
    @Operation(
            summary = "Post by an incoming webhook",
            description = "JSON as for Slack or Mattermost, or a form with that in payload.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Post.class)))
    @APIResponse(responseCode = "200", description = "Stored: ok, as text")
    @APIResponse(
            responseCode = "400",
            description = "empty-body, invalid-field, invalid-text, malformed-frame, too-deep")
    @APIResponse(responseCode = "403", description = "not-a-member")
    @APIResponse(responseCode = "404", description = "not-found")
    @APIResponse(responseCode = "410", description = "room-deleted")
    @APIResponse(responseCode = "413", description = "body-too-long, frame-too-large")
    @APIResponse(responseCode = "429", description = "rate-limited")
    public CompletionStage<Response> post(
            @PathParam("secret") String secret,
            @Parameter(description = "any text; a repeated one has no effect and the first answer")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String idempotencyKey,
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
