package org.parley.bench.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.parley.bench.load.LoadClient;
import org.parley.bench.load.LoadConnection;
import org.parley.bench.load.LoadException;
import org.parley.bench.peer.Contender;
import org.parley.bench.peer.HistoryReads;
import org.parley.bench.peer.Parley;
import org.parley.bench.report.Recorder;

/**
 * W6: everybody comes back at once, and lacks many messages in each of some rooms. Done with a quarter, with half and
 * with all of the people, to see whether the time grows with their number or faster. For Parley alone.
 */
public final class ResumeStorm implements Workload {
    private static final int ROOMS_EACH = 5;
    private static final int PEOPLE_FOR_A_ROOM = 100;
    private static final int MISSED = 200;
    private static final int WINDOW = 100;

    private final int people;
    private final int roomCount;

    public ResumeStorm(int people) {
        this.people = people;
        this.roomCount = Math.max(ROOMS_EACH, people / PEOPLE_FOR_A_ROOM);
    }

    @Override
    public String name() {
        return "w6";
    }

    @Override
    public void run(Contender contender, LoadClient client, Schedule schedule, Recorder recorder)
            throws InterruptedException {
        Parley parley = (Parley) contender;
        List<List<String>> roomsOf = rooms(parley);
        say(parley, client, roomsOf);
        storm(parley, client, roomsOf.subList(0, people / 4), recorder);
        storm(parley, client, roomsOf.subList(0, people / 2), recorder);
        HistoryReads reads = HistoryReads.of(parley.postgres());
        storm(parley, client, roomsOf, recorder);
        recorder.note("resume." + people + ".history_reads", 1, reads.sinceThen());
    }

    /** @return the rooms of each person */
    private List<List<String>> rooms(Parley parley) {
        parley.people().sessions(people);
        int apart = roomCount / ROOMS_EACH;
        List<List<Integer>> numbers = IntStream.range(0, people)
                .mapToObj(person -> IntStream.range(0, ROOMS_EACH)
                        .mapToObj(i -> (person + i * apart) % roomCount)
                        .toList())
                .toList();
        List<List<Integer>> members = IntStream.range(0, roomCount)
                .mapToObj(room -> IntStream.range(0, people)
                        .filter(person -> numbers.get(person).contains(room))
                        .boxed()
                        .toList())
                .toList();
        List<String> ids = parley.people().rooms(members);
        return numbers.stream().map(own -> own.stream().map(ids::get).toList()).toList();
    }

    /** Somebody in each room says what the others will miss. */
    private void say(Parley parley, LoadClient client, List<List<String>> roomsOf) throws InterruptedException {
        // the first room of the first people: each room once
        List<List<String>> own = roomsOf.subList(0, roomCount).stream()
                .map(rooms -> rooms.subList(0, 1))
                .toList();
        List<LoadConnection> speakers = client.connect(parley.people().returners(own, 0), roomCount);
        Chatter.say(client, speakers, WINDOW, (long) roomCount * MISSED);
        client.leave(speakers);
    }

    private void storm(Parley parley, LoadClient client, List<List<String>> roomsOf, Recorder recorder)
            throws InterruptedException {
        long expected = client.delivered() + (long) roomsOf.size() * ROOMS_EACH * MISSED;
        long turnedAway = client.turnedAway();
        Meter meter = Meter.start(parley.processes());
        List<LoadConnection> connections = client.connect(parley.people().returners(roomsOf, MISSED), roomsOf.size());
        Chatter.await(client, expected);
        meter.stop(recorder, "resume." + roomsOf.size(), 1);
        recorder.note("resume." + roomsOf.size() + ".turned_away", 1, client.turnedAway() - turnedAway);
        client.checkAllConnected();
        List<Long> got = new ArrayList<>(client.delivered(connections));
        got.removeIf(count -> count == (long) ROOMS_EACH * MISSED);
        if (!got.isEmpty()) {
            throw new LoadException(got.size() + " people did not get what they lacked: " + got.get(0));
        }
        client.leave(connections);
    }
}
