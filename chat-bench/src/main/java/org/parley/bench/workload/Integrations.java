package org.parley.bench.workload;

import org.parley.bench.load.LoadClient;
import org.parley.bench.peer.Contender;
import org.parley.bench.peer.Parley;
import org.parley.bench.peer.Population;
import org.parley.bench.report.Recorder;

/**
 * W8: what another system costs that belongs to the rooms: events out, with and without a subscriber, beside the same
 * talk without it; commands in, beside the same messages over a WebSocket; and how fast it catches up. For Parley alone.
 */
public final class Integrations implements Workload {
    private static final int SMALL = 4;

    private final Population bigRoom;
    private final Population smallRooms;
    private final int backlog;

    /**
     * @param members of the big room
     * @param rooms small ones
     * @param backlog messages that are said before the system is there
     */
    public Integrations(int members, int rooms, int backlog) {
        this.bigRoom = new Population(1, members);
        this.smallRooms = new Population(rooms, SMALL);
        this.backlog = backlog;
    }

    @Override
    public String name() {
        return "w8";
    }

    @Override
    public void run(Contender contender, LoadClient client, Schedule schedule, Recorder recorder)
            throws InterruptedException {
        Parley parley = (Parley) contender;
        EventsOut events = new EventsOut(parley, client, schedule, recorder);
        events.measure("big-room", bigRoom, false, 64);
        events.measure("small-rooms", smallRooms, true, 2 * smallRooms.rooms());
        new CommandsIn(parley, client, schedule, recorder).measure();
        new CatchUp(parley, client, schedule, recorder).measure(backlog);
    }
}
