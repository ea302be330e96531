package org.parley.bench.peer;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.parley.bench.dialect.PlainGuest;
import org.parley.bench.load.Guest;
import org.parley.bench.measure.ServerProcesses;

/** A server without accounts and storage, which gives each frame to everybody in its room. */
public final class PlainPeer implements Contender {
    private final String name;
    private final JvmServer server;
    private int nextRoom;

    /**
     * @param directory for its log
     * @param main its main class
     */
    public PlainPeer(String name, Path directory, String classPath, String main) {
        this.name = name;
        this.server = new JvmServer(name, directory, classPath, main);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        server.start();
    }

    @Override
    public ServerProcesses processes() {
        return new ServerProcesses().add("app", server.pid());
    }

    @Override
    public List<Guest> guests(Population population) {
        int first = nextRoom;
        nextRoom += population.rooms();
        return IntStream.range(0, population.people())
                .<Guest>mapToObj(i -> new PlainGuest(server.address(), first + i / population.members()))
                .toList();
    }

    @Override
    public List<Guest> visitors(int people) {
        return guests(new Population(people, 1));
    }

    @Override
    public void close() {
        server.close();
    }
}
