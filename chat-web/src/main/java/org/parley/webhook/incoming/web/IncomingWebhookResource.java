package org.parley.webhook.incoming.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.api.web.Parameters;
import org.parley.session.web.CurrentUser;
import org.parley.webhook.incoming.IncomingWebhookId;
import org.parley.webhook.incoming.service.IncomingWebhookService;

/** The incoming webhooks of a bot of mine. */
@RequestScoped
@Path("bots/{bot}/hooks")
@Produces(MediaType.APPLICATION_JSON)
public class IncomingWebhookResource {
    @Inject
    IncomingWebhookService webhooks;

    @Inject
    CurrentUser user;

    @Context
    UriInfo uri;

    /** What a new webhook is made of. */
    public record NewWebhook(String room) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(
            @PathParam("bot") String bot,
            @HeaderParam("X-Forwarded-Proto") @Nullable String scheme,
            NewWebhook wanted) {
        IncomingWebhookService.Made made = webhooks.create(id(bot), user.id(), Parameters.room(wanted.room()));
        IncomingWebhookJson json = IncomingWebhookJson.of(made.webhook(), url(scheme, made.secret()));
        return Response.status(Response.Status.CREATED).entity(json).build();
    }

    /** By the host that was asked, and the scheme that a load balancer was asked by. */
    private String url(@Nullable String scheme, String secret) {
        UriBuilder url = uri.getBaseUriBuilder();
        if ("https".equals(scheme)) {
            url.scheme(scheme);
        }
        return url.path(IncomingPostResource.class).build(secret).toString();
    }

    @GET
    public List<IncomingWebhookJson> list(@PathParam("bot") String bot) {
        return webhooks.of(id(bot), user.id()).stream()
                .map(webhook -> IncomingWebhookJson.of(webhook, null))
                .toList();
    }

    @DELETE
    @Path("{hook}")
    public void delete(@PathParam("bot") String bot, @PathParam("hook") String hook) {
        webhooks.delete(id(bot), user.id(), new IncomingWebhookId(Parameters.id(hook)));
    }

    private static UserId id(String bot) {
        return new UserId(Parameters.id(bot));
    }
}
