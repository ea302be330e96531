package org.parley.integration.event;

import java.util.List;
import org.parley.integration.service.BrokerAwayException;

/** The topic of one integration. Belongs to one thread. */
public interface EventOutlet extends AutoCloseable {

    /**
     * Returns when the broker has all of them on its disk. What it has already is not there twice, as long as it remembers
     * their ids. Blocks for some seconds at most.
     *
     * @throws BrokerAwayException none, some or all of them may be there
     */
    void send(List<CloudEvent> events) throws BrokerAwayException;

    @Override
    void close();
}
