package org.parley.harness.workload;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.parley.client.EventPage;
import org.parley.client.Member;
import org.parley.client.RestClient;
import org.parley.client.RestException;
import org.parley.harness.recording.HistoryFile;
import org.parley.harness.recording.RunFolder;

/**
 * The end of a run, when all servers are well: waits until every message is answered and every client is level with its
 * rooms, and records what is stored. What is not reached in time is left for the checker to find.
 */
public final class Quiescence {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long POLL_MILLIS = 250;

    /** Longer than a node takes to bring a membership change into the log, and to audit all its rooms. */
    private static final long SETTLING_MILLIS = 6_000;

    private final Crowd crowd;
    private final Consumer<String> say;

    public Quiescence(Crowd crowd, Consumer<String> say) {
        this.crowd = crowd;
        this.say = say;
    }

    /** Blocks for as long as it takes, some minutes at the most. */
    public void reach() throws InterruptedException {
        boolean settled = await(() -> crowd.clients().stream().allMatch(LoadClient::isSettled));
        say.accept(settled ? "every message is answered" : "NOT every message is answered");
        TimeUnit.MILLISECONDS.sleep(SETTLING_MILLIS);
        Map<LoadRoom, Long> heads = new HashMap<>();
        boolean level = await(() -> {
            crowd.rooms().forEach(room -> heads.put(room, head(room)));
            return laggards(heads).isEmpty();
        });
        say.accept(level ? "every client is level with its rooms" : "NOT level: " + laggards(heads));
        // a double would come now
        TimeUnit.MILLISECONDS.sleep(SETTLING_MILLIS);
    }

    /** Records the logs, read forwards at one node and backwards at another, and who belongs to which room. */
    public void recordLogs() throws InterruptedException {
        try (HistoryFile file = crowd.folder().file(RunFolder.FINAL)) {
            HistoryPager pager = new HistoryPager(crowd.folder(), file, "stored");
            for (LoadRoom room : crowd.rooms()) {
                long head = head(room);
                readAll(pager, room, head);
                file.add("head", room.name(), head);
                for (Member member : members(room)) {
                    file.add(
                            "member",
                            room.name(),
                            crowd.folder().names().of(member.user().id()));
                }
            }
        }
    }

    private void readAll(HistoryPager pager, LoadRoom room, long head) throws InterruptedException {
        RestClient one = room.owner().rest().at(crowd.nodes().get(0));
        RestClient other =
                room.owner().rest().at(crowd.nodes().get(crowd.nodes().size() - 1));
        try {
            long forwards = 0;
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (forwards < head && System.nanoTime() < deadline) {
                forwards = advanced(forwards, pager.after(one, room, forwards));
            }
            long backwards = head + 1;
            while (backwards > 1 && System.nanoTime() < deadline) {
                backwards = advanced(backwards, pager.before(other, room, backwards));
            }
        } catch (HistoryPager.NotAMemberException e) {
            throw new IllegalStateException("The owner of " + room.name() + " is not a member", e);
        }
    }

    private static long advanced(long position, long next) throws InterruptedException {
        if (next == position) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return next;
    }

    private List<Member> members(LoadRoom room) throws InterruptedException {
        while (true) {
            try {
                return room.owner().rest().at(crowd.nodes().get(0)).members(room.id());
            } catch (RestException | UncheckedIOException e) {
                say.accept("members of " + room.name() + " cannot be read: " + e.getMessage());
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        }
    }

    /** The room's last offset; beyond everything as long as it cannot be read. */
    private long head(LoadRoom room) {
        try {
            EventPage page = room.owner().rest().at(crowd.nodes().get(0)).eventsBefore(room.id(), 1, 1);
            return page.head();
        } catch (RestException | UncheckedIOException e) {
            return Long.MAX_VALUE;
        }
    }

    private List<String> laggards(Map<LoadRoom, Long> heads) {
        List<String> found = new ArrayList<>();
        for (LoadClient client : crowd.clients()) {
            for (LoadRoom room : crowd.rooms()) {
                if (room.has(client.person()) && !client.isLevel(room, heads.getOrDefault(room, Long.MAX_VALUE))) {
                    found.add(client.name() + " in " + room.name());
                }
            }
        }
        return found;
    }

    private static boolean await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return true;
    }
}
