package com.example.orders;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * Blocks orders. The row and the command to tell the room are one XA transaction over the database and the broker: either
 * both are there, or neither. So nothing has to be sent again later, whatever crashes.
 */
@Stateless
public class Orders {
    @PersistenceContext
    private EntityManager tables;

    @Inject
    private Room room;

    /** The command's id follows from the order, so the room is told once however often this is called. */
    public void block(String number, String reason) {
        if (tables.find(BlockedOrder.class, number) == null) {
            tables.persist(new BlockedOrder(number, reason));
        }
        room.post("order-" + number + "-blocked", "order " + number + " is blocked");
    }
}
