package org.parley.webhook;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a request to another service is signed with, as Standard Webhooks writes it: {@code whsec_} and the key's bytes in
 * base64. {@link #toString()} does not show it, so that it cannot slip into a log.
 */
public record SigningSecret(String text) {
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @throws IllegalArgumentException if it is not of that form */
    public SigningSecret {
        if (!text.startsWith(PREFIX) || decode(text).length == 0) {
            throw new IllegalArgumentException("not a signing secret");
        }
    }

    /** A new one, of 256 random bits. */
    public static SigningSecret random() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    public byte[] key() {
        return decode(text);
    }

    private static byte[] decode(String text) {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return "SigningSecret[…]";
    }
}
