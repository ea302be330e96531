package org.parley.harness.workload;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.parley.client.RestClient;
import org.parley.client.RestException;
import org.parley.harness.recording.HistoryFile;

/**
 * Changes memberships by REST and records what was asked for and what came of it. A request that is not answered, or
 * with a trouble of the server's own, may have taken effect. One request at a time a person and room. Safe for use by
 * many threads.
 */
final class Registrar {
    private static final int SERVER_ERRORS = 500;

    /** What came of a request. */
    enum Outcome {
        DONE,
        REFUSED,
        UNKNOWN
    }

    private final HistoryFile file;
    private final List<URI> nodes;
    private final AtomicInteger count = new AtomicInteger();

    Registrar(HistoryFile file, List<URI> nodes) {
        this.file = file;
        this.nodes = nodes;
    }

    /** A room exists from now on. */
    void created(LoadRoom room) {
        int number = count.incrementAndGet();
        file.add(
                "invoke",
                number,
                "create",
                room.name(),
                room.owner().name(),
                room.owner().name());
        file.add("ok", number);
    }

    /** Has the person join, or the owner invite them. */
    Outcome join(LoadRoom room, LoadPerson person, int node) {
        boolean alone = room.isOpen();
        LoadPerson actor = alone ? person : room.owner();
        Outcome outcome = ask(alone ? "join" : "invite", room, person, actor, node, rest -> {
            if (alone) {
                rest.join(room.id());
            } else {
                rest.invite(room.id(), person.id());
            }
        });
        if (outcome == Outcome.DONE) {
            room.joined(person);
        }
        return outcome;
    }

    /** Has the person leave, or the owner remove them. */
    Outcome leave(LoadRoom room, LoadPerson person, boolean byOwner, int node) {
        room.left(person);
        LoadPerson actor = byOwner ? room.owner() : person;
        return ask(byOwner ? "remove" : "leave", room, person, actor, node, rest -> {
            if (byOwner) {
                rest.remove(room.id(), person.id());
            } else {
                rest.leave(room.id());
            }
        });
    }

    private interface Request {
        void to(RestClient rest);
    }

    private Outcome ask(String kind, LoadRoom room, LoadPerson person, LoadPerson actor, int node, Request request) {
        int number = count.incrementAndGet();
        file.add("invoke", number, kind, room.name(), person.name(), actor.name());
        try {
            request.to(actor.rest().at(nodes.get(node)));
            file.add("ok", number);
            return Outcome.DONE;
        } catch (RestException e) {
            // without a name it was not Parley that answered, but a container in which Parley was not yet there
            boolean named = !e.error().isEmpty();
            boolean refused = named && !e.retryable() && e.status() < SERVER_ERRORS;
            file.add(refused ? "failed" : "unknown", number, named ? e.error() : e.status());
            return refused ? Outcome.REFUSED : Outcome.UNKNOWN;
        } catch (UncheckedIOException e) {
            file.add("unknown", number, "unreachable");
            return Outcome.UNKNOWN;
        }
    }
}
