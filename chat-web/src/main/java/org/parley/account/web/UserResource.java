package org.parley.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.account.User;
import org.parley.account.UserId;
import org.parley.account.service.AccountService;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

/** Finding people. */
@RequestScoped
@Path("users")
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {
    @Inject
    AccountService accounts;

    @GET
    public List<UserJson> find(@QueryParam("query") @Nullable String query, @QueryParam("id") List<String> ids) {
        if (query != null && !ids.isEmpty()) {
            throw new ParleyException(ErrorCode.INVALID_FIELD, "Give either query or id.");
        }
        List<User> found = ids.isEmpty() ? accounts.search(query == null ? "" : query) : accounts.find(userIds(ids));
        return found.stream().map(UserJson::of).toList();
    }

    private static List<UserId> userIds(List<String> texts) {
        try {
            return texts.stream().map(UserId::of).distinct().toList();
        } catch (IllegalArgumentException e) {
            throw new ParleyException(ErrorCode.INVALID_FIELD, "The field id takes the id of a person.", e);
        }
    }
}
