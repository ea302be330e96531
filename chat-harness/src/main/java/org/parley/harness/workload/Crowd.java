package org.parley.harness.workload;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.parley.client.ClientRuntime;
import org.parley.client.Person;
import org.parley.client.RestClient;
import org.parley.harness.recording.HistoryFile;
import org.parley.harness.recording.RunFolder;
import org.parley.harness.recording.WireRecorder;

/** The people, rooms and clients of a run; set up before the faults begin. */
public final class Crowd implements AutoCloseable {
    private static final int CHORE_THREADS = 4;
    private static final int SMALLEST_ROOM = 2;

    private final RunFolder folder;
    private final List<URI> nodes;
    private final SplittableRandom random;
    private final ClientRuntime runtime = new ClientRuntime();
    private final ScheduledExecutorService chores = Executors.newScheduledThreadPool(CHORE_THREADS);
    private final Registrar registrar;
    private final List<LoadPerson> people = new ArrayList<>();
    private final List<LoadRoom> rooms = new ArrayList<>();
    private final List<LoadClient> clients = new ArrayList<>();

    /** @param nodes base URLs */
    public Crowd(RunFolder folder, List<URI> nodes, SplittableRandom random) {
        this.folder = folder;
        this.nodes = List.copyOf(nodes);
        this.random = random;
        this.registrar = new Registrar(folder.file(RunFolder.MEMBERSHIPS), nodes);
    }

    /** Makes accounts and rooms of random sizes, and connects everybody. Blocks. */
    public void gather(WorkloadOptions options) {
        String run = UUID.randomUUID().toString().substring(0, 8);
        for (int i = 1; i <= options.people(); i++) {
            people.add(register("u" + i, "load-" + run + "-" + i));
        }
        for (int i = 1; i <= options.rooms(); i++) {
            rooms.add(found("r" + i, "load " + run + " " + i));
        }
        for (int i = 1; i <= options.clients(); i++) {
            clients.add(connect("c%02d".formatted(i), people.get((i - 1) % people.size())));
        }
    }

    private LoadPerson register(String name, String username) {
        String password = UUID.randomUUID().toString();
        RestClient stranger = new RestClient(runtime, nodes.get(random.nextInt(nodes.size())));
        Person person = stranger.register(username, username, password);
        folder.names().add("user", name, person.id());
        return new LoadPerson(name, person.id(), username, password, stranger.login(username, password));
    }

    private LoadRoom found(String name, String title) {
        LoadPerson owner = anyOf(people);
        boolean open = random.nextInt(3) > 0;
        UUID id = owner.rest().createRoom(title, open ? "public" : "private").id();
        folder.names().add("room", name, id, open ? "public" : "private");
        LoadRoom room = new LoadRoom(name, id, open, owner);
        registrar.created(room);
        // many small rooms and a few large ones
        int size = SMALLEST_ROOM + (int) Math.round((people.size() - SMALLEST_ROOM) * Math.pow(random.nextDouble(), 2));
        List<LoadPerson> others = new ArrayList<>(people);
        others.remove(owner);
        Collections.shuffle(others, new java.util.Random(random.nextLong()));
        others.subList(0, Math.min(size, others.size()))
                .forEach(person -> registrar.join(room, person, random.nextInt(nodes.size())));
        return room;
    }

    private LoadClient connect(String name, LoadPerson person) {
        folder.names().addClient(name, person.name());
        HistoryFile file = folder.file(RunFolder.CLIENT_PREFIX + name + ".log");
        List<URI> order = new ArrayList<>(nodes);
        Collections.rotate(order, -random.nextInt(nodes.size()));
        ClientChores own = new ClientChores(chores, nodes, new HistoryPager(folder, file, "page"), file);
        WireRecorder recorder = new WireRecorder(file, folder.names(), folder.clock());
        LoadClient client = new LoadClient(name, person, runtime, order, recorder, own);
        own.serve(client);
        rooms.stream().filter(room -> room.has(person)).forEach(client::follow);
        client.revive(person.rest().session().orElseThrow());
        return client;
    }

    private <T> T anyOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    List<LoadPerson> people() {
        return people;
    }

    List<LoadRoom> rooms() {
        return rooms;
    }

    List<LoadClient> clients() {
        return clients;
    }

    /** The devices of one person. */
    List<LoadClient> clientsOf(LoadPerson person) {
        return clients.stream().filter(client -> client.person().equals(person)).toList();
    }

    List<URI> nodes() {
        return nodes;
    }

    Registrar registrar() {
        return registrar;
    }

    RunFolder folder() {
        return folder;
    }

    @Override
    public void close() {
        clients.forEach(LoadClient::close);
        chores.shutdownNow();
        runtime.close();
    }
}
