package org.parley.client;

/**
 * What a request or a handshake says to prove who it is from.
 *
 * <p>{@link #toString()} does not show the secret.
 *
 * @param header the header's name
 * @param value the header's value
 * @param lasting whether another session is had by the same proof when one has ended
 */
public record Login(String header, String value, boolean lasting) {

    /** @param session the value of a person's login cookie */
    public static Login cookie(String session) {
        return new Login("Cookie", RestClient.COOKIE + "=" + session, false);
    }

    /** @param token an access token of a bot */
    public static Login token(String token) {
        return new Login("Authorization", "Bearer " + token, true);
    }

    @Override
    public String toString() {
        return "Login[" + header + ": …]";
    }
}
