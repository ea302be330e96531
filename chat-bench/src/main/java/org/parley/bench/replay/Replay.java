package org.parley.bench.replay;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.parley.client.ClientRuntime;
import org.parley.client.Event;
import org.parley.client.EventPage;
import org.parley.client.ServerFrame;

/**
 * Plays a log: everybody in it logs in, spread over the nodes, and says their lines in the order of the log, each as
 * soon as the one before it is acknowledged.
 *
 * <p>Then checks that every client got every message once and in order, and that the history, read in pages over REST
 * in both directions and over the socket, is the log.
 */
public final class Replay {
    private static final Duration ACK_PATIENCE = Duration.ofSeconds(60);
    private static final Duration DELIVERY_PATIENCE = Duration.ofSeconds(60);
    private static final int PAGE = 200;
    private static final int MAX_PROBLEMS = 20;

    private final ClientRuntime runtime;
    private final List<URI> nodes;
    private final int concurrency;

    /** @param concurrency how many people arrive at the same time */
    public Replay(ClientRuntime runtime, List<URI> nodes, int concurrency) {
        this.runtime = runtime;
        this.nodes = List.copyOf(nodes);
        this.concurrency = concurrency;
    }

    /**
     * Plays a log in a new public room.
     *
     * @throws ExecutionException if somebody could not arrive, or a line was refused
     * @throws TimeoutException if something took more than a minute
     */
    public ReplayReport play(IrcLog log, String title)
            throws InterruptedException, ExecutionException, TimeoutException {
        String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        long start = System.nanoTime();
        try (Cast cast = Cast.assemble(runtime, nodes, log.nicks(), run, title + " " + run, concurrency)) {
            long arrived = System.nanoTime();
            List<Duration> acks = speak(cast, log);
            long head = cast.everybody().get(0).rest().room(cast.room().id()).head();
            awaitDelivery(cast, head);
            Duration playing = Duration.ofNanos(System.nanoTime() - arrived);
            List<String> problems = check(cast, new Transcript(log.lines(), cast.people()), head);
            return new ReplayReport(
                    log,
                    cast.room().id(),
                    cast.room().name(),
                    cast.everybody().size(),
                    Duration.ofNanos(arrived - start),
                    playing,
                    acks,
                    cast.everybody().stream()
                            .mapToLong(actor -> actor.observer().events().size())
                            .sum(),
                    problems);
        }
    }

    private static List<Duration> speak(Cast cast, IrcLog log)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<Duration> acks = new ArrayList<>();
        UUID room = cast.room().id();
        for (IrcLog.Line line : log.lines()) {
            long sent = System.nanoTime();
            cast.play(line.nick())
                    .client()
                    .send(room, UUID.randomUUID().toString(), line.text(), line.action())
                    .get(ACK_PATIENCE.toSeconds(), TimeUnit.SECONDS);
            acks.add(Duration.ofNanos(System.nanoTime() - sent));
        }
        Collections.sort(acks);
        return acks;
    }

    private static void awaitDelivery(Cast cast, long head) throws InterruptedException {
        long deadline = System.nanoTime() + DELIVERY_PATIENCE.toNanos();
        for (Cast.Actor actor : cast.everybody()) {
            while (actor.observer().last() < head && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
    }

    private List<String> check(Cast cast, Transcript transcript, long head)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<String> problems = new ArrayList<>();
        for (Cast.Actor actor : cast.everybody()) {
            String who = "client of " + actor.nick() + ": ";
            actor.observer().troubles().forEach(trouble -> problems.add(who + trouble));
            transcript.difference(actor.observer().events()).ifPresent(trouble -> problems.add(who + trouble));
        }
        Cast.Actor reader = cast.everybody().get(0);
        for (URI node : nodes) {
            transcript
                    .difference(historyForward(reader, node, cast.room().id(), head))
                    .ifPresent(trouble -> problems.add("history of " + node + ", forward: " + trouble));
            transcript
                    .difference(historyBackward(reader, node, cast.room().id()))
                    .ifPresent(trouble -> problems.add("history of " + node + ", backward: " + trouble));
        }
        transcript
                .difference(historyOverSocket(reader, cast.room().id()))
                .ifPresent(trouble -> problems.add("history over the socket: " + trouble));
        return List.copyOf(problems.subList(0, Math.min(MAX_PROBLEMS, problems.size())));
    }

    private static List<Event> historyForward(Cast.Actor reader, URI node, UUID room, long head) {
        List<Event> events = new ArrayList<>();
        while (events.size() < head) {
            EventPage page = reader.rest().at(node).eventsAfter(room, events.size(), PAGE);
            if (page.events().isEmpty()) {
                break;
            }
            events.addAll(page.events());
        }
        return events;
    }

    private static List<Event> historyBackward(Cast.Actor reader, URI node, UUID room) {
        List<Event> events = new ArrayList<>();
        long before = reader.rest().at(node).room(room).head() + 1;
        while (before > 1) {
            List<Event> page =
                    reader.rest().at(node).eventsBefore(room, before, PAGE).events();
            if (page.isEmpty()) {
                break;
            }
            events.addAll(0, page);
            before = page.get(0).offset();
        }
        return events;
    }

    private static List<Event> historyOverSocket(Cast.Actor reader, UUID room)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<Event> events = new ArrayList<>();
        OptionalLong before = OptionalLong.empty();
        boolean start = false;
        while (!start) {
            ServerFrame.Page page = reader.client().history(room, before, PAGE).get(60, TimeUnit.SECONDS);
            events.addAll(0, page.events());
            start = page.start() || page.events().isEmpty();
            if (!page.events().isEmpty()) {
                before = OptionalLong.of(page.events().get(0).offset());
            }
        }
        return events;
    }
}
