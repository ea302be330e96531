package com.example.orders;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import jakarta.json.Json;

/** The room that hears of the orders: its id is in the environment variable ORDERS_ROOM. */
@Dependent
public class Room {
    @Resource(lookup = "jms/erp")
    private ConnectionFactory broker;

    /**
     * Has a text posted, if the present transaction commits; how that went is noted by {@link Replies}.
     *
     * @param id of the command, for ever; given again, it is answered again, and nothing is posted
     */
    public void post(String id, String text) {
        String command = Json.createObjectBuilder()
                .add("id", id)
                .add("type", "post")
                .add("room", System.getenv("ORDERS_ROOM"))
                .add("body", text)
                .build()
                .toString();
        try (JMSContext context = broker.createContext()) {
            Queue commands = context.createQueue("parley.commands.erp");
            Queue replies = context.createQueue("parley.replies.erp");
            context.createProducer()
                    .setJMSReplyTo(replies)
                    .setJMSCorrelationID(Replies.OURS + id)
                    .send(commands, command);
        }
    }
}
