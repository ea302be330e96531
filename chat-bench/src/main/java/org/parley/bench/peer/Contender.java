package org.parley.bench.peer;

import java.util.List;
import java.util.function.Supplier;
import org.parley.bench.load.Guest;
import org.parley.bench.measure.Processor;
import org.parley.bench.measure.ServerProcesses;

/** A chat server with all that it needs, to be measured. One thread uses it. */
public interface Contender extends AutoCloseable {

    /** What it is called in the results: lower case letters, digits and dashes. */
    String name();

    /** Starts everything; returns when it serves. */
    void start();

    ServerProcesses processes();

    /** Leaves its processes one processor, as they are measured. */
    default void bind() {
        Processor.bindServers(processes().pids());
    }

    /** Gives its processes all processors. */
    default void unbind() {
        Processor.unbindServers(processes().pids());
    }

    /**
     * Makes fresh rooms, and accounts as far as there are too few.
     *
     * @return one guest for each of the people, room by room
     */
    List<Guest> guests(Population population);

    /**
     * People who are logged in and in no room.
     *
     * @return one guest for each
     */
    List<Guest> visitors(int people);

    /**
     * The same as {@link #guests}, but nobody is logged in yet.
     *
     * @return for each of the people, room by room, what logs in as far as that is not the guest's own business, and
     *     returns the guest; blocks, and may be called by many threads
     */
    default List<Supplier<Guest>> arrivals(Population population) {
        return guests(population).stream()
                .<Supplier<Guest>>map(guest -> () -> guest)
                .toList();
    }

    @Override
    void close();
}
