package org.parley.integration.host;

import java.util.List;
import org.parley.integration.command.CommandIntake;
import org.parley.integration.event.EventFeed;

/** An integration that this node serves: a thread for its events, and one for its commands. */
record Attendance(EventFeed events, CommandIntake commands, List<Thread> threads, IntegrationLink link) {

    /** Asks both to end. Does not block. */
    void close() {
        events.close();
        commands.close();
    }

    boolean hasEnded() {
        return threads.stream().noneMatch(Thread::isAlive);
    }
}
