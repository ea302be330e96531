package org.parley.webhook.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are of the public Internet, by IANA's registries of special-purpose addresses (RFC 6890 and what has
 * come since). An IPv4 address within an IPv6 one that is mapped is that IPv4 address; other ways to wrap one are refused.
 */
final class PublicAddresses {
    private static final List<Network> NOT_PUBLIC = networks(
            "0.0.0.0/8", // this host
            "10.0.0.0/8",
            "100.64.0.0/10", // a provider's own, behind its address translation
            "127.0.0.0/8",
            "169.254.0.0/16", // link-local, and where clouds answer with their secrets
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16",
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, and broadcast
            "2001::/23", // protocol assignments, Teredo among them
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "3fff::/20"); // documentation

    /** All that was ever given out of IPv6; loopback, link-local, unique local, multicast and NAT64 lie outside. */
    private static final Network GLOBAL_IPV6 = Network.of("2000::/3");

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        return (address instanceof Inet4Address || GLOBAL_IPV6.contains(address))
                && NOT_PUBLIC.stream().noneMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::of).toList();
    }
}
