package com.example.orders;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** By which the example is tried out. */
@Stateless
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class OrdersResource {
    @Inject
    private Orders orders;

    @PersistenceContext
    private EntityManager tables;

    @PUT
    @Path("blocked/{number}")
    public void block(@PathParam("number") String number, String reason) {
        orders.block(number, reason);
    }

    @GET
    @Path("blocked")
    public List<BlockedOrder> blocked() {
        return all(BlockedOrder.class);
    }

    @GET
    @Path("replies")
    public List<Reply> replies() {
        return all(Reply.class);
    }

    @GET
    @Path("heard")
    public List<HeardEvent> heard() {
        return all(HeardEvent.class);
    }

    private <T> List<T> all(Class<T> type) {
        return tables.createQuery("SELECT e FROM " + type.getSimpleName() + " e", type)
                .getResultList();
    }
}
