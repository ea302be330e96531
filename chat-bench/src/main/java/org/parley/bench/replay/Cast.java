package org.parley.bench.replay;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.parley.client.ChatClient;
import org.parley.client.ClientListener;
import org.parley.client.ClientRuntime;
import org.parley.client.Person;
import org.parley.client.RestClient;
import org.parley.client.RoomInfo;

/** Everybody in a replay: one account, one login and one live client for each nick. */
final class Cast implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    /** One nick, logged in. */
    record Actor(String nick, Person person, RestClient rest, ChatClient client, Observer observer) {}

    private final Map<String, Actor> actors = new LinkedHashMap<>();
    private final RoomInfo room;

    private Cast(RoomInfo room, List<Actor> actors) {
        this.room = room;
        actors.forEach(actor -> this.actors.put(actor.nick(), actor));
    }

    /**
     * Registers, logs in, joins a new room and connects everybody.
     *
     * @param nodes people are spread over these, and may fall back to the others
     * @param concurrency how many people arrive at the same time
     */
    static Cast assemble(
            ClientRuntime runtime, List<URI> nodes, List<String> nicks, String run, String roomName, int concurrency)
            throws InterruptedException, ExecutionException, TimeoutException {
        ExecutorService pool = Executors.newFixedThreadPool(concurrency);
        try {
            List<Callable<Actor>> arrivals = new ArrayList<>();
            for (int i = 0; i < nicks.size(); i++) {
                String nick = nicks.get(i);
                String username = Usernames.of(nick, i, run);
                List<URI> order = rotated(nodes, i);
                arrivals.add(() -> arrive(runtime, order, nick, username));
            }
            List<Actor> arrived = all(pool, arrivals);
            RoomInfo room = arrived.get(0).rest().createRoom(roomName, "public");
            List<Callable<Actor>> entries = new ArrayList<>();
            arrived.forEach(actor -> entries.add(() -> enter(actor, room.id())));
            return new Cast(room, all(pool, entries));
        } finally {
            pool.shutdownNow();
        }
    }

    RoomInfo room() {
        return room;
    }

    List<Actor> everybody() {
        return List.copyOf(actors.values());
    }

    Actor play(String nick) {
        Actor actor = actors.get(nick);
        if (actor == null) {
            throw new IllegalArgumentException("Nobody plays this nick");
        }
        return actor;
    }

    Map<String, UUID> people() {
        Map<String, UUID> people = new LinkedHashMap<>();
        actors.forEach((nick, actor) -> people.put(nick, actor.person().id()));
        return people;
    }

    @Override
    public void close() {
        actors.values().forEach(actor -> actor.client().close());
    }

    private static Actor arrive(ClientRuntime runtime, List<URI> nodes, String nick, String username) {
        RestClient stranger = new RestClient(runtime, nodes.get(0));
        String password = "replay-" + UUID.randomUUID();
        Person person = stranger.register(username, nick, password);
        RestClient rest = stranger.login(username, password);
        ChatClient client = new ChatClient(runtime, nodes, rest.session().orElseThrow(), ClientListener.NONE);
        return new Actor(nick, person, rest, client, new Observer());
    }

    private static Actor enter(Actor actor, UUID room)
            throws InterruptedException, ExecutionException, TimeoutException {
        actor.rest().join(room);
        actor.client().follow(room, 0, actor.observer());
        actor.client().connect().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return actor;
    }

    private static <T> List<T> all(ExecutorService pool, List<Callable<T>> tasks)
            throws InterruptedException, ExecutionException {
        List<T> results = new ArrayList<>();
        for (Future<T> future : pool.invokeAll(tasks)) {
            results.add(future.get());
        }
        return results;
    }

    private static List<URI> rotated(List<URI> nodes, int by) {
        List<URI> rotated = new ArrayList<>(nodes);
        java.util.Collections.rotate(rotated, -by);
        return rotated;
    }
}
