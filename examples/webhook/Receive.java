import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Prints what Parley tells a bot, once it has verified that it is Parley who tells it. Ctrl-C ends it. */
public class Receive {
    private static final long FIVE_MINUTES = 300;

    public static void main(String[] arguments) throws Exception {
        byte[] key = Base64.getDecoder().decode(System.getenv("WEBHOOK_SECRET").substring("whsec_".length()));
        int port = Integer.parseInt(System.getenv().getOrDefault("WEBHOOK_PORT", "8099"));
        Set<String> seen = new HashSet<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/hook", exchange -> {
            try (exchange) {
                String id = exchange.getRequestHeaders().getFirst("webhook-id");
                String time = exchange.getRequestHeaders().getFirst("webhook-timestamp");
                String signature = exchange.getRequestHeaders().getFirst("webhook-signature");
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                if (!isGenuine(key, id, time, body, signature)) {
                    exchange.sendResponseHeaders(401, -1);
                    return;
                }
                if (seen.add(id)) {
                    System.out.println(body);
                }
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
        System.out.println("Listening.");
    }

    private static boolean isGenuine(byte[] key, String id, String time, String body, String signatures) {
        if (id == null || time == null || signatures == null) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] hash = mac.doFinal((id + "." + time + "." + body).getBytes(StandardCharsets.UTF_8));
            String expected = "v1," + Base64.getEncoder().encodeToString(hash);
            // several while the secret is replaced; compared in constant time, so that nobody can guess it piece by piece
            return Arrays.stream(signatures.split(" "))
                            .anyMatch(signature -> MessageDigest.isEqual(expected.getBytes(), signature.getBytes()))
                    && Math.abs(Instant.now().getEpochSecond() - Long.parseLong(time)) < FIVE_MINUTES;
        } catch (Exception e) {
            return false;
        }
    }
}
