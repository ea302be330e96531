package org.parley.integration.host;

import java.util.List;
import org.parley.integration.command.CommandIntake;
import org.parley.integration.event.EventFeed;
import org.parley.placement.Attendance;

/** An integration that this node serves: a thread for its events, and one for its commands. */
record IntegrationAttendance(
        String name, EventFeed events, CommandIntake commands, List<Thread> threads, IntegrationLink link)
        implements Attendance<String> {

    IntegrationState state() {
        return new IntegrationState(name, events.behind(), events.fullest());
    }

    @Override
    public void close() {
        events.close();
        commands.close();
    }

    @Override
    public void release() {
        link.close();
    }
}
