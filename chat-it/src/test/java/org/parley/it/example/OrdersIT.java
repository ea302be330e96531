package org.parley.it.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSContext;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.RoomRecord;

/** A Jakarta EE application beside Parley, whose transactions are over its database and the broker. */
@Order(4)
@ExtendWith(SharedCluster.class)
class OrdersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String REASON = "customer does not pay";

    private final Cluster cluster;

    OrdersIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void rowAndMessageShouldBothBeThereOrNeitherEvenIfTheServerIsKilledWhileItCommits() throws Exception {
        try (Company company = new Company(cluster.urls());
                HoldingProxy database = HoldingProxy.to(cluster.postgres().port())) {
            Participant alice = company.arrive("alice", 0);
            UUID room =
                    alice.rest().createRoom(Company.unique("orders"), "private").id();
            await().atMost(PATIENCE).until(() -> !alice.rest().findPeople("erp").isEmpty());
            alice.rest().invite(room, alice.rest().findPeople("erp").get(0).id());
            RoomRecord seen = alice.follow(room);
            try (OrdersServer orders = new OrdersServer(cluster, database.port(), room)) {
                orders.start();

                assertThat(orders.block("4711", REASON).join()).isEqualTo(204);
                assertThat(orders.block("4711", REASON).join()).isEqualTo(204);
                // the command is sent before the database finds the reason too long
                assertThat(orders.block("4712", "x".repeat(101)).join()).isEqualTo(500);
                assertThat(orders.block("4713", REASON).join()).isEqualTo(204);
                seen.awaitBodies("order 4711 is blocked", "order 4713 is blocked");
                assertThat(blocked(orders)).containsExactly("4711", "4713");
                await().atMost(PATIENCE).until(() -> answered(orders).size() == 2);

                database.hold("COMMIT PREPARED");
                orders.block("4714", REASON);
                await().atMost(PATIENCE).until(database::isHolding);
                orders.kill();
                database.pass();
                alice.say(room, "are you there?");
                orders.start();

                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(heard(orders, room))
                                .containsExactlyInAnyOrder(
                                        "order 4711 is blocked",
                                        "order 4713 is blocked",
                                        "order 4714 is blocked",
                                        "are you there?"));
                assertThat(heard(orders, room)).isEqualTo(seen.bodies());
                assertThat(blocked(orders)).containsExactly("4711", "4713", "4714");
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(answered(orders))
                                .containsExactly("order-4711-blocked", "order-4713-blocked", "order-4714-blocked"));
            } finally {
                unsubscribe();
            }
        }
    }

    private static List<String> blocked(OrdersServer orders) throws IOException, InterruptedException {
        return all(orders, "blocked").stream()
                .map(order -> order.getString("number"))
                .toList();
    }

    private static List<String> answered(OrdersServer orders) throws IOException, InterruptedException {
        return all(orders, "replies").stream()
                .filter(reply -> object(reply.getString("answer")).getBoolean("ok"))
                .map(reply -> reply.getString("command"))
                .toList();
    }

    /** The texts, in the order of the room. */
    private static List<String> heard(OrdersServer orders, UUID room) throws IOException, InterruptedException {
        return all(orders, "heard").stream()
                .filter(event -> event.getString("room").equals(room.toString()))
                .map(event -> object(event.getString("event")).getJsonObject("data"))
                .filter(data -> data.getString("kind").equals("message"))
                .map(data -> data.getString("body"))
                .toList();
    }

    private static List<JsonObject> all(OrdersServer orders, String kind) throws IOException, InterruptedException {
        try (JsonReader reader = Json.createReader(new StringReader(orders.get(kind)))) {
            return reader.readArray().getValuesAs(JsonValue::asJsonObject);
        }
    }

    private static JsonObject object(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private void unsubscribe() {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(
                        "tcp://127.0.0.1:" + cluster.home().port());
                JMSContext context = factory.createContext("erp", cluster.password("erp"))) {
            context.setClientID("erp-orders");
            context.unsubscribe("events");
        }
    }
}
