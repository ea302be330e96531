package org.parley.it.people;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.parley.client.ClientRuntime;

/** The people of one test; they all leave when it is over, and every frame they saw is to have been valid. */
public final class Company implements AutoCloseable {
    private static final ClientRuntime RUNTIME = new ClientRuntime();

    private final ClientRuntime runtime;
    private final List<URI> nodes;
    private final List<Participant> present = new ArrayList<>();

    /** @param nodes base URLs */
    public Company(List<URI> nodes) {
        this(nodes, RUNTIME);
    }

    /**
     * @param nodes base URLs
     * @param runtime that may trust others than the shared one does
     */
    public Company(List<URI> nodes, ClientRuntime runtime) {
        this.runtime = runtime;
        this.nodes = List.copyOf(nodes);
    }

    /** Threads and connections that all tests share. */
    public static ClientRuntime runtime() {
        return RUNTIME;
    }

    /** A name that nothing else has: tests share one database. */
    public static String unique(String name) {
        return name + "-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), Character.MAX_RADIX);
    }

    /**
     * Somebody new registers, logs in and connects.
     *
     * @param node the place of their node in the list; they fall back to the others
     */
    public Participant arrive(String name, int node) {
        Participant participant = register(name, node);
        participant.connect();
        return participant;
    }

    /** As {@link #arrive}, but not connected yet. */
    public Participant register(String name, int node) {
        Participant participant = Participant.register(runtime, from(node), unique(name));
        present.add(participant);
        return participant;
    }

    /** The same person and login on another device, connected to this node. */
    public Participant secondDevice(Participant participant, int node) {
        Participant device = participant.secondDevice(from(node));
        present.add(device);
        device.connect();
        return device;
    }

    private List<URI> from(int node) {
        List<URI> order = new ArrayList<>(nodes);
        Collections.rotate(order, -node);
        return order;
    }

    @Override
    public void close() {
        present.forEach(Participant::close);
        FrameCheck.assertAllValid();
    }
}
