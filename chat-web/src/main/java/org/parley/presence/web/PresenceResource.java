package org.parley.presence.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.parley.account.UserId;
import org.parley.api.web.Parameters;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.presence.PresenceState;
import org.parley.presence.service.PresenceService;
import org.parley.presence.service.PresenceWatch;
import org.parley.rate.web.Rates;
import org.parley.session.web.CurrentUser;
import org.parley.work.Workers;

/** Who is online at this moment; who wants to hear of changes opens a socket. */
@RequestScoped
@Path("presence")
@Produces(MediaType.APPLICATION_JSON)
public class PresenceResource {
    private static final int MAX_USERS = 200;
    private static final long PATIENCE_SECONDS = 3;

    @Inject
    PresenceService presence;

    @Inject
    Rates<UserId> rates;

    @Inject
    Workers workers;

    @Inject
    CurrentUser user;

    @GET
    public CompletionStage<Map<String, String>> of(@QueryParam("user") List<String> ids) {
        rates.require(user.id());
        if (ids.size() > MAX_USERS) {
            throw new ParleyException(ErrorCode.INVALID_FIELD, "The field user may be given " + MAX_USERS + " times.");
        }
        Set<UserId> users = new LinkedHashSet<>();
        ids.forEach(id -> users.add(Parameters.user(id)));
        return states(users).thenApplyAsync(told -> json(users, told), workers);
    }

    /** What is not known in time is missing. */
    private CompletionStage<Map<UserId, PresenceState>> states(Set<UserId> users) {
        Map<UserId, PresenceState> told = new ConcurrentHashMap<>();
        if (users.isEmpty()) {
            return CompletableFuture.completedStage(told);
        }
        CompletableFuture<Map<UserId, PresenceState>> all = new CompletableFuture<>();
        PresenceWatch watch = presence.watch(users, states -> {
            told.putAll(states);
            if (told.keySet().containsAll(users)) {
                all.complete(told);
            }
        });
        return all.completeOnTimeout(told, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .whenComplete((states, failure) -> watch.close());
    }

    private static Map<String, String> json(Set<UserId> users, Map<UserId, PresenceState> told) {
        Map<String, String> json = new TreeMap<>();
        users.forEach(id -> json.put(
                id.toString(),
                told.getOrDefault(id, PresenceState.UNKNOWN).name().toLowerCase(Locale.ROOT)));
        return json;
    }
}
