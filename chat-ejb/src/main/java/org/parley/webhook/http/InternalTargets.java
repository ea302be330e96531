package org.parley.webhook.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The networks and hosts inside that may be asked although they are not public. */
record InternalTargets(List<Network> networks, Set<String> hosts) {
    static final InternalTargets NONE = new InternalTargets(List.of(), Set.of());

    private static final Pattern HOST = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");

    /** @throws IllegalArgumentException if one of them is neither a network nor a host's name */
    static InternalTargets of(String text) {
        List<Network> networks = new ArrayList<>();
        Set<String> hosts = new HashSet<>();
        for (String target : text.strip().split("\\s*,\\s*")) {
            String name = target.toLowerCase(Locale.ROOT);
            if (Network.isMeantBy(name)) {
                networks.add(Network.of(name));
            } else if (HOST.matcher(name).matches()) {
                hosts.add(name);
            } else {
                throw new IllegalArgumentException(target);
            }
        }
        if (networks.isEmpty() && hosts.isEmpty()) {
            throw new IllegalArgumentException(text);
        }
        return new InternalTargets(List.copyOf(networks), Set.copyOf(hosts));
    }

    /** @param host as it stands in the URL */
    boolean permit(String host, InetAddress address) {
        return hosts.contains(host.toLowerCase(Locale.ROOT))
                || networks.stream().anyMatch(network -> network.contains(address));
    }
}
