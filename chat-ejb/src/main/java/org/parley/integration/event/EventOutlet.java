package org.parley.integration.event;

import java.util.List;

/** Where the events of one reader leave the house. Belongs to one thread. */
public interface EventOutlet extends AutoCloseable {

    /** How many events at most are sent together: those that may go out twice when a node dies. */
    int most();

    /**
     * Returns when the other side has all of them for good. Blocks for some seconds at most.
     *
     * @return false if the other side was not asked, for none of them is owed to it
     * @throws NotNowException none, some or all of them may be there; to be tried again
     */
    boolean send(List<CloudEvent> events) throws NotNowException;

    /** Called about once a second, and whenever nothing is being sent, for what else there is to do. May block. */
    default void attend() {}

    /** What waits at the other side, as it was at the last look. Asked by any thread. */
    default Backlog fullest() {
        return Backlog.NONE;
    }

    @Override
    void close();
}
