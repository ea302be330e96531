import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import org.apache.qpid.jms.JmsConnectionFactory;

/** As Listen.java, in AMQP 1.0, with nothing of the broker's. It goes on where that stopped: both have the same subscription. */
public class ListenByAmqp {
    public static void main(String[] arguments) throws Exception {
        String broker = System.getenv().getOrDefault("ERP_BROKER", "amqp://127.0.0.1:61717");
        var factory = new JmsConnectionFactory("failover:(" + broker + ")");
        try (JMSContext context = factory.createContext("erp", System.getenv("ERP_PASSWORD"), JMSContext.CLIENT_ACKNOWLEDGE)) {
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
