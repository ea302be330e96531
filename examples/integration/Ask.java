import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Gives the command that is on standard input, as the integration "erp", and prints the answer. */
public class Ask {
    public static void main(String[] arguments) throws Exception {
        String broker = System.getenv().getOrDefault("ERP_BROKER", "tcp://127.0.0.1:61717");
        String command = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        String correlation = UUID.randomUUID().toString();
        try (var factory = new ActiveMQConnectionFactory(broker);
                JMSContext context = factory.createContext("erp", System.getenv("ERP_PASSWORD"))) {
            Queue replies = context.createQueue("parley.replies.erp");
            JMSConsumer answers = context.createConsumer(replies, "JMSCorrelationID = '" + correlation + "'");
            context.createProducer()
                    .setJMSReplyTo(replies)
                    .setJMSCorrelationID(correlation)
                    .send(context.createQueue("parley.commands.erp"), command);
            Message answer = answers.receive(20_000);
            System.out.println(answer == null ? "no answer within 20 s: it may come yet" : answer.getBody(String.class));
        }
    }
}
