package org.parley.management;

/** Who is connected to this node. */
public interface SessionsMXBean {

    /** Open sockets. */
    int getSockets();

    /** People with at least one. */
    int getPeople();

    /**
     * Logs a person out of every device that is connected to this node. Devices connected to other nodes stay.
     *
     * @return how many logins ended
     */
    int disconnect(String username);
}
