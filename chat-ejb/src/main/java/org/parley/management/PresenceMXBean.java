package org.parley.management;

/** Who is online, as this node knows it. */
public interface PresenceMXBean {

    /** Whether it is known who is online on other nodes; if not, Redis is away, and they show as unknown. */
    boolean isKnown();

    /** People who are online here. */
    int getPeopleHere();
}
