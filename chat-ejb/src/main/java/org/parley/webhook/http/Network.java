package org.parley.webhook.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network of IP addresses, as {@code 10.0.0.0/8} or {@code fd00::/8} in CIDR notation (RFC 4632, RFC 4291).
 *
 * @param bits of the base that all addresses of the network share
 */
record Network(InetAddress base, int bits) {
    /** Only literals, so that no name service is asked. */
    private static final Pattern CIDR =
            Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:/(\\d{1,3}))?");

    /** @throws IllegalArgumentException if it is no network; an address alone is a network of one */
    static Network of(String text) {
        Matcher matcher = CIDR.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        InetAddress base = literal(matcher.group(1));
        int all = base.getAddress().length * Byte.SIZE;
        int bits = matcher.group(2) == null ? all : Integer.parseInt(matcher.group(2));
        if (bits > all) {
            throw new IllegalArgumentException(text);
        }
        return new Network(base, bits);
    }

    /** Whether the text is meant as one, well formed or not: no host's name has a slash, a colon, or digits alone. */
    static boolean isMeantBy(String text) {
        return text.matches("[\\d.]+|.*[/:].*");
    }

    private static InetAddress literal(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    boolean contains(InetAddress address) {
        byte[] ours = base.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return base.getHostAddress() + "/" + bits;
    }
}
