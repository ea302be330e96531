package org.parley.it.bench;

import java.util.List;
import org.parley.bench.load.Guest;
import org.parley.bench.measure.ServerProcesses;
import org.parley.bench.peer.Contender;
import org.parley.bench.peer.ParleyPeople;
import org.parley.bench.peer.Population;
import org.parley.client.ClientRuntime;
import org.parley.it.cluster.Cluster;

/** The two nodes that run already, for the benchmark. */
final class SharedNodes implements Contender {
    private final Cluster cluster;
    private final ClientRuntime runtime = new ClientRuntime();
    private final ParleyPeople people;

    SharedNodes(Cluster cluster) {
        this.cluster = cluster;
        this.people = new ParleyPeople(runtime, cluster.urls());
    }

    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public void start() {
        // they run
    }

    @Override
    public void bind() {
        // others use them as well
    }

    @Override
    public void unbind() {
        // they are not bound
    }

    @Override
    public ServerProcesses processes() {
        return new ServerProcesses()
                .add("app", cluster.node(0).pid())
                .add("app", cluster.node(1).pid());
    }

    @Override
    public List<Guest> guests(Population population) {
        return people.members(population);
    }

    @Override
    public List<Guest> visitors(int count) {
        return people.visitors(count);
    }

    @Override
    public void close() {
        runtime.close();
    }
}
