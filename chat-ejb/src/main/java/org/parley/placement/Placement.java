package org.parley.placement;

import java.util.Collection;
import org.parley.node.NodeId;

/**
 * Which node serves what: of all living nodes the one with the highest hash (rendezvous hashing), so that
 * all agree without a word, and a node that comes or goes moves only its own.
 */
final class Placement {
    private Placement() {}

    /** Whether {@code here} is the node; {@code living} may name it or not. */
    static boolean isHere(String name, NodeId here, Collection<NodeId> living) {
        long own = weight(name, here);
        return living.stream().noneMatch(node -> !node.equals(here) && weight(name, node) > own);
    }

    private static long weight(String name, NodeId node) {
        // the finalizer of MurmurHash3 spreads what hashCode leaves together
        long hash = 31L * name.hashCode() + node.run().getMostSignificantBits();
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
