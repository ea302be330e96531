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
        return all(BlockedOrder.class, "number");
    }

    @GET
    @Path("replies")
    public List<Reply> replies() {
        return all(Reply.class, "command");
    }

    @GET
    @Path("heard")
    public List<HeardEvent> heard() {
        return all(HeardEvent.class, "room, e.offset");
    }

    private <T> List<T> all(Class<T> type, String order) {
        return tables.createQuery("SELECT e FROM " + type.getSimpleName() + " e ORDER BY e." + order, type)
                .getResultList();
    }
}
