package org.parley.session.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.parley.session.SessionId;
import org.parley.session.SessionToken;

/**
 * Makes the secrets of login sessions and the names under which these are kept.
 *
 * <p>Only the SHA-256 of a token is ever stored: who can read Redis cannot log in with what they see. A token has 256
 * random bits, so a fast hash is enough; nothing can be guessed.
 */
final class SessionTokens {
    private static final int BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private SessionTokens() {}

    static SessionToken random() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new SessionToken(BASE64.encodeToString(secret));
    }

    /** The name of the session that {@code token} proves; the token may be anything that came in a cookie. */
    static SessionId nameOf(SessionToken token) {
        return new SessionId(BASE64.encodeToString(sha256(token.secret())));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
