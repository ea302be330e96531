package org.parley.webhook.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.parley.webhook.SigningSecret;
import org.parley.webhook.SigningSecrets;

/**
 * The signature of a request as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> 1.0.0 has it: HMAC-SHA256
 * over id, time and body, so that neither can be changed, and an old request cannot be sent again later.
 *
 * @param id of what is sent, the same whenever it is sent
 * @param at of this request, in whole seconds
 * @param value of the header {@code webhook-signature}: one for each secret, with a space between
 */
public record Signature(String id, Instant at, String value) {
    private static final String ALGORITHM = "HmacSHA256";

    public static Signature of(String id, Instant at, byte[] body, SigningSecrets secrets) {
        byte[] head = (id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
        return new Signature(
                id,
                at,
                secrets.all().stream()
                        .map(secret -> "v1," + code(secret, head, body))
                        .collect(Collectors.joining(" ")));
    }

    private static String code(SigningSecret secret, byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
            mac.update(head);
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Of the header {@code webhook-timestamp}. */
    public String timestamp() {
        return Long.toString(at.getEpochSecond());
    }
}
