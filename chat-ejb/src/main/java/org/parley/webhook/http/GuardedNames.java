package org.parley.webhook.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Finds the addresses to connect to, and leaves out those that may not be connected to. What it returns is connected to
 * as it is: no second answer of the name service comes in between.
 */
final class GuardedNames implements DnsResolver {
    private final DnsResolver names;
    private final Supplier<InternalTargets> internal;

    GuardedNames(Supplier<InternalTargets> internal) {
        this(SystemDefaultDnsResolver.INSTANCE, internal);
    }

    GuardedNames(DnsResolver names, Supplier<InternalTargets> internal) {
        this.names = names;
        this.internal = internal;
    }

    /**
     * @param host a name, or an address in any of its spellings
     * @throws TargetRefusedException if it has no address that is permitted
     */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InternalTargets listed = internal.get();
        InetAddress[] permitted = Stream.of(names.resolve(host))
                .filter(address -> PublicAddresses.contain(address) || listed.permit(host, address))
                .toArray(InetAddress[]::new);
        if (permitted.length == 0) {
            throw new TargetRefusedException(host);
        }
        return permitted;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
