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
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.parley.account.UserId;
import org.parley.api.web.Parameters;
import org.parley.session.web.CurrentUser;
import org.parley.webhook.outgoing.OutgoingWebhookService;

/** Where a bot is told by HTTP what happens in its rooms. */
@RequestScoped
@Path("bots/{bot}/webhook")
@Produces(MediaType.APPLICATION_JSON)
public class WebhookResource {
    @Inject
    OutgoingWebhookService webhooks;

    @Inject
    CurrentUser user;

    /** What a webhook is made of. */
    public record NewWebhook(String url) {}

    /** What its receiver verifies requests with. */
    public record Secret(String secret) {}

    /** How many events will be sent again. */
    public record Replayed(int events) {}

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response set(@PathParam("bot") String bot, NewWebhook wanted) {
        return webhooks.set(id(bot), user.id(), wanted.url())
                .map(secret -> Response.status(Response.Status.CREATED).entity(new Secret(secret.text())))
                .orElseGet(Response::noContent)
                .build();
    }

    @POST
    @Path("secret")
    public Secret renewSecret(@PathParam("bot") String bot) {
        return new Secret(webhooks.renewSecret(id(bot), user.id()).text());
    }

    @GET
    public WebhookJson report(@PathParam("bot") String bot) {
        return WebhookJson.of(webhooks.report(id(bot), user.id()));
    }

    @DELETE
    public void remove(@PathParam("bot") String bot) {
        webhooks.remove(id(bot), user.id());
    }

    @GET
    @Path("dead-letters")
    public List<DeadLetterJson> deadLetters(@PathParam("bot") String bot) {
        return webhooks.deadLetters(id(bot), user.id()).stream()
                .map(DeadLetterJson::of)
                .toList();
    }

    @POST
    @Path("dead-letters/replay")
    public Replayed replay(@PathParam("bot") String bot) {
        return new Replayed(webhooks.replay(id(bot), user.id()));
    }

    private static UserId id(String bot) {
        return new UserId(Parameters.id(bot));
    }
}
