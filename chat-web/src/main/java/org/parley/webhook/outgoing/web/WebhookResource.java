package org.parley.webhook.outgoing.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.account.UserId;
import org.parley.api.web.Parameters;
import org.parley.session.web.CurrentUser;
import org.parley.webhook.outgoing.OutgoingWebhookService;

/** Where a bot is told by HTTP what happens in its rooms. */
@RequestScoped
@Path("bots/{bot}/webhook")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bots")
public class WebhookResource {
    @Inject
    OutgoingWebhookService webhooks;

    @Inject
    CurrentUser user;

    /** What a webhook is made of. */
    @Schema(name = "NewWebhook")
    public record NewWebhook(@Schema(maxLength = 2000) String url) {}

    /** What its receiver verifies requests with. */
    @Schema(name = "WebhookSecret")
    public record Secret(String secret) {}

    /** How many events will be sent again. */
    @Schema(name = "Replay")
    public record Replayed(int events) {}

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Set the webhook of my bot, or change it; the secret is shown this once",
            description = "It is sent what lies behind the bot's read position in each of its rooms:"
                    + " everything since the bot joined, unless the bot has read further.")
    @APIResponse(responseCode = "404", description = "not-found: you have no such bot")
    @APIResponse(responseCode = "409", description = "limit-reached")
    public Secret set(@PathParam("bot") String bot, NewWebhook wanted) {
        return new Secret(webhooks.set(id(bot), user.id(), wanted.url()).text());
    }

    @GET
    @Operation(summary = "The webhook of my bot, and how it fares")
    @APIResponse(responseCode = "404", description = "not-found")
    public WebhookJson report(@PathParam("bot") String bot) {
        return WebhookJson.of(webhooks.report(id(bot), user.id()));
    }

    @DELETE
    @Operation(summary = "Take the webhook of my bot away, with its dead letters")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "404", description = "not-found")
    public void remove(@PathParam("bot") String bot) {
        webhooks.remove(id(bot), user.id());
    }

    @GET
    @Path("dead-letters")
    @Operation(summary = "Events that the receiver did not take, by room and offset, the first 200")
    @APIResponse(responseCode = "404", description = "not-found")
    public List<DeadLetterJson> deadLetters(@PathParam("bot") String bot) {
        return webhooks.deadLetters(id(bot), user.id()).stream()
                .map(DeadLetterJson::of)
                .toList();
    }

    @POST
    @Path("dead-letters/replay")
    @Operation(
            summary = "Have all dead letters sent again, each once",
            description = "What is taken is a dead letter no longer. When the receiver fails, the rest stays.")
    @APIResponse(responseCode = "404", description = "not-found")
    public Replayed replay(@PathParam("bot") String bot) {
        return new Replayed(webhooks.replay(id(bot), user.id()));
    }

    private static UserId id(String bot) {
        return new UserId(Parameters.id(bot));
    }
}
