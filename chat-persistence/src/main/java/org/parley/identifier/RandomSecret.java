package org.parley.identifier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes secrets of 256 random bits, in base64url (RFC 4648, section 5) without padding: 43 characters.
 *
 * <p>Only the {@linkplain #digest digest} of a secret is ever stored: who can read a store can do nothing with what they
 * see. A fast hash is enough for so many random bits; nothing can be guessed. Safe for use by many threads.
 */
public final class RandomSecret {
    private static final int BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private RandomSecret() {}

    public static String next() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return BASE64.encodeToString(secret);
    }

    /** The SHA-256 of a secret, in base64url: 43 characters. The secret may be anything that somebody sent. */
    public static String digest(String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return BASE64.encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
