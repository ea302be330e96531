package org.parley.bench.peer;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.parley.bench.dialect.ParleyGuest;
import org.parley.bench.load.Guest;
import org.parley.client.ClientRuntime;
import org.parley.client.Person;
import org.parley.client.RestClient;

/** Parley's people: they are numbered from 0, and have accounts, sessions and rooms by its REST API. */
public final class ParleyPeople {
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final String PASSWORD = "a long password";

    private final ClientRuntime runtime;
    private final List<URI> nodes;
    private final List<RestClient> loggedIn = new ArrayList<>();
    private int registered;
    private int nextRoom;

    /** @param nodes they are spread over these */
    public ParleyPeople(ClientRuntime runtime, List<URI> nodes) {
        this.runtime = runtime;
        this.nodes = nodes;
    }

    /** Registers as many as are lacking, without a login. */
    public void register(int count) {
        Together.each(registered, count, person -> stranger(person).register(name(person), name(person), PASSWORD));
        registered = Math.max(registered, count);
    }

    /** Registers and logs in as many as are lacking. @return the cookies of the first {@code count} */
    public List<String> sessions(int count) {
        register(count);
        loggedIn.addAll(Together.each(loggedIn.size(), count, this::login));
        return loggedIn.subList(0, count).stream()
                .map(person -> person.session().orElseThrow())
                .toList();
    }

    /** A new session for a person who is registered. Blocks. */
    public RestClient login(int person) {
        return stranger(person).login(name(person), PASSWORD);
    }

    /** Makes public rooms, and has everybody join theirs. @return their ids */
    public List<String> rooms(Population population) {
        List<List<Integer>> members = IntStream.range(0, population.rooms())
                .mapToObj(room -> IntStream.range(room * population.members(), (room + 1) * population.members())
                        .boxed()
                        .toList())
                .toList();
        return rooms(members);
    }

    /**
     * Makes public rooms.
     *
     * @param members the numbers of the people of each room, who are logged in
     * @return their ids
     */
    public List<String> rooms(List<List<Integer>> members) {
        int first = nextRoom;
        nextRoom += members.size();
        List<UUID> rooms = Together.each(
                0,
                members.size(),
                room -> person(members.get(room).get(0))
                        .createRoom("room " + (first + room), "public")
                        .id());
        record Joining(UUID room, int person) {}
        List<Joining> joining = IntStream.range(0, rooms.size())
                .boxed()
                .flatMap(room -> members.get(room).stream().skip(1).map(person -> new Joining(rooms.get(room), person)))
                .toList();
        Together.each(
                0,
                joining.size(),
                i -> person(joining.get(i).person()).join(joining.get(i).room()));
        awaitQuiet(rooms, members);
        return rooms.stream().map(UUID::toString).toList();
    }

    /**
     * Has the first person of each of these rooms invite somebody else.
     *
     * @param rooms all of that population, or the first of them
     * @param username of an account that is there, or comes within seconds
     */
    public void invite(Population population, List<String> rooms, String username) {
        UUID guest = account(username);
        List<UUID> ids = rooms.stream().map(UUID::fromString).toList();
        Together.each(0, ids.size(), room -> {
            person(room * population.members()).invite(ids.get(room), guest);
            return room;
        });
        awaitQuiet(
                ids,
                IntStream.range(0, ids.size())
                        .mapToObj(room -> List.of(room * population.members()))
                        .toList());
    }

    private UUID account(String username) {
        List<Person> found = List.of();
        while (found.isEmpty()) {
            LockSupport.parkNanos(QUIET.toNanos());
            found = person(0).findPeople(username);
        }
        return found.get(0).id();
    }

    /** The rooms' logs tell of who joined, a little later: that is not what is measured afterwards. */
    private void awaitQuiet(List<UUID> rooms, List<List<Integer>> members) {
        List<Long> before = List.of();
        List<Long> heads = heads(rooms, members);
        while (!heads.equals(before)) {
            LockSupport.parkNanos(QUIET.toNanos());
            before = heads;
            heads = heads(rooms, members);
        }
    }

    private List<Long> heads(List<UUID> rooms, List<List<Integer>> members) {
        return Together.each(
                0,
                rooms.size(),
                i -> person(members.get(i).get(0)).room(rooms.get(i)).head());
    }

    private RestClient person(int number) {
        return loggedIn.get(number);
    }

    private RestClient stranger(int person) {
        return new RestClient(runtime, nodes.get(person % nodes.size()));
    }

    private static String name(int person) {
        return "person-" + person;
    }

    /** Logged in, with fresh rooms: one for each, room by room. */
    public List<Guest> members(Population population) {
        sessions(population.people());
        return members(population, rooms(population));
    }

    /** The same, in these rooms. */
    public List<Guest> members(Population population, List<String> rooms) {
        List<String> sessions = sessions(population.people());
        return IntStream.range(0, population.people())
                .<Guest>mapToObj(
                        i -> ParleyGuest.member(address(i), sessions.get(i), rooms.get(i / population.members())))
                .toList();
    }

    /** Logged in, and follow no room. */
    public List<Guest> visitors(int count) {
        List<String> sessions = sessions(count);
        return IntStream.range(0, count)
                .<Guest>mapToObj(i -> ParleyGuest.visitor(address(i), sessions.get(i)))
                .toList();
    }

    /** As {@link #members}, but each has still to log in. */
    public List<Supplier<Guest>> arrivals(Population population) {
        sessions(population.people());
        List<String> rooms = rooms(population);
        return IntStream.range(0, population.people())
                .<Supplier<Guest>>mapToObj(i -> () -> ParleyGuest.member(
                        address(i), login(i).session().orElseThrow(), rooms.get(i / population.members())))
                .toList();
    }

    /**
     * People who were away while something was said in rooms of theirs.
     *
     * @param rooms the ids of each person's rooms
     * @param missed events that each lacks of each room
     */
    public List<Guest> returners(List<List<String>> rooms, int missed) {
        List<String> sessions = sessions(rooms.size());
        return IntStream.range(0, rooms.size())
                .<Guest>mapToObj(i -> ParleyGuest.returner(address(i), sessions.get(i), rooms.get(i), missed))
                .toList();
    }

    private InetSocketAddress address(int person) {
        URI node = nodes.get(person % nodes.size());
        return new InetSocketAddress(node.getHost(), node.getPort());
    }
}
