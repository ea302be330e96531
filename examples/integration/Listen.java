import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Prints what happens in the rooms of the integration "erp", and misses nothing while it is away. Ctrl-C ends it. */
public class Listen {
    public static void main(String[] arguments) throws Exception {
        String broker = System.getenv().getOrDefault("ERP_BROKER", "tcp://127.0.0.1:61717");
        try (var factory = new ActiveMQConnectionFactory(broker + "?reconnectAttempts=-1");
                JMSContext context = factory.createContext("erp", System.getenv("ERP_PASSWORD"), JMSContext.CLIENT_ACKNOWLEDGE)) {
            context.setClientID("erp-listen");
            JMSConsumer events = context.createDurableConsumer(context.createTopic("parley.events.erp"), "events");
            System.out.println("Listening.");
            while (true) {
                Message event = events.receive();
                System.out.println(event.getBody(String.class));
                event.acknowledge();
            }
        }
    }
}
