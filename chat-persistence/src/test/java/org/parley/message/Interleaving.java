package org.parley.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.parley.account.UserId;
import org.parley.message.AppendOutcome.Appended;
import org.parley.message.AppendOutcome.Contended;
import org.parley.message.OffsetAssignment.Identity;
import org.parley.room.RoomId;

/**
 * Three nodes append to the same rooms in turns drawn at random: new events, repeated ones, those of other nodes, with
 * old and new hints about where a log ends. Every answer is compared with a model of each log that is so simple as to be
 * plainly right. One thread, so that a seed repeats a run.
 */
final class Interleaving {
    private static final int NODES = 3;
    private static final int STEPS = 6;

    private final HistoryStore store;
    private final Random random;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Log> logs = new ArrayList<>();
    private int contended;

    /** What a room's log must be. */
    private static final class Log {
        private final RoomId room = MessageHistoryContract.room();
        private final List<UserId> authors = List.of(MessageHistoryContract.user(), MessageHistoryContract.user());
        private final List<RoomEvent> events = new ArrayList<>();
        private final Map<Identity, RoomEvent> stored = new HashMap<>();
        private final List<NewEvent> asked = new ArrayList<>();

        RoomHead head(int offset) {
            return offset == 0
                    ? RoomHead.EMPTY
                    : new RoomHead(offset, events.get(offset - 1).messages());
        }

        /** The next event is this one, or it was there and is answered as it is stored. */
        void check(NewEvent event, Appended answer) {
            RoomEvent first = stored.get(Identity.of(event));
            assertThat(answer.repeated()).isEqualTo(first != null);
            if (first != null) {
                assertThat(answer.event()).isEqualTo(first);
                return;
            }
            RoomHead end = head(events.size());
            long messages = end.messages() + (event.content() instanceof EventContent.Message ? 1 : 0);
            assertThat(answer.event())
                    .isEqualTo(new RoomEvent(
                            room,
                            end.offset() + 1,
                            messages,
                            answer.event().at(),
                            event.author(),
                            event.clientId(),
                            event.content()));
            stored.put(Identity.of(event), answer.event());
            events.add(answer.event());
        }
    }

    private static final class Node {
        private final MessageHistory history;
        private final Map<RoomId, List<NewEvent>> carried = new HashMap<>();

        /** How long a log was when this node was last refused there, if it was told nothing since. */
        private final Map<RoomId, Integer> refusedAt = new HashMap<>();

        Node(MessageHistory history) {
            this.history = history;
        }
    }

    Interleaving(HistoryStore store, Random random, int rooms) {
        this.store = store;
        this.random = random;
        IntStream.range(0, NODES).forEach(i -> nodes.add(new Node(store.node())));
        IntStream.range(0, rooms).forEach(i -> logs.add(new Log()));
    }

    /** @return how many events were contended */
    int run() {
        for (int step = 0; step < STEPS; step++) {
            Node node = nodes.get(random.nextInt(NODES));
            hint(node);
            append(node, batch(node));
            assertReadable(logs.get(random.nextInt(logs.size())));
        }
        for (Node node : nodes) {
            // after one refusal a node knows better, and nobody else writes now
            for (int round = 0; round < 2 && !node.carried.isEmpty(); round++) {
                append(node, mixed(new HashMap<>(node.carried)));
            }
            assertThat(node.carried).isEmpty();
        }
        logs.forEach(this::assertReadable);
        return contended;
    }

    /** Most hints are of the present end; some are late. */
    private void hint(Node node) {
        for (Log log : logs) {
            int die = random.nextInt(8);
            if (die < 6) {
                int offset = die == 0 ? random.nextInt(log.events.size() + 1) : log.events.size();
                node.history.learned(log.room, log.head(offset));
                node.refusedAt.remove(log.room);
            }
        }
    }

    private List<NewEvent> batch(Node node) {
        Map<RoomId, List<NewEvent>> byRoom = new HashMap<>();
        for (Log log : logs) {
            List<NewEvent> events = new ArrayList<>(node.carried.getOrDefault(log.room, List.of()));
            for (int i = random.nextInt(3); i > 0; i--) {
                NewEvent event = log.asked.isEmpty() || random.nextInt(4) > 0
                        ? newEvent(log)
                        : log.asked.get(random.nextInt(log.asked.size()));
                log.asked.add(event);
                events.add(event);
            }
            byRoom.put(log.room, events);
        }
        return mixed(byRoom);
    }

    private NewEvent newEvent(Log log) {
        UserId author = log.authors.get(random.nextInt(log.authors.size()));
        ClientId clientId = new ClientId("c" + log.asked.size());
        EventContent content = random.nextInt(5) == 0
                ? new EventContent.Joined(author)
                : new EventContent.Message("text " + log.asked.size(), random.nextBoolean());
        return new NewEvent(log.room, author, clientId, content);
    }

    /** One batch of all, the rooms' events shuffled among each other and each room's in their order. */
    private List<NewEvent> mixed(Map<RoomId, List<NewEvent>> byRoom) {
        List<NewEvent> batch = new ArrayList<>();
        List<List<NewEvent>> left = new ArrayList<>();
        // by the order of the logs: a map's own order differs from run to run
        for (Log log : logs) {
            List<NewEvent> events = byRoom.getOrDefault(log.room, List.of());
            if (!events.isEmpty()) {
                left.add(new ArrayList<>(events));
            }
        }
        while (!left.isEmpty()) {
            List<NewEvent> events = left.get(random.nextInt(left.size()));
            batch.add(events.remove(0));
            if (events.isEmpty()) {
                left.remove(events);
            }
        }
        return batch;
    }

    private void append(Node node, List<NewEvent> batch) {
        List<AppendOutcome> outcomes = node.history.append(batch);
        assertThat(outcomes).hasSameSizeAs(batch);
        Map<RoomId, Log> byRoom = new HashMap<>();
        logs.forEach(log -> byRoom.put(log.room, log));
        Set<RoomId> refused = new HashSet<>();
        node.carried.clear();
        for (int i = 0; i < batch.size(); i++) {
            NewEvent event = batch.get(i);
            Log log = byRoom.getOrDefault(event.room(), logs.get(0));
            if (outcomes.get(i) instanceof Appended appended) {
                assertThat(refused).as("order within the room").doesNotContain(event.room());
                log.check(event, appended);
            } else if (outcomes.get(i) instanceof Contended) {
                refused.add(event.room());
                contended++;
                node.carried
                        .computeIfAbsent(event.room(), room -> new ArrayList<>())
                        .add(event);
            }
        }
        for (RoomId room : refused) {
            int length = byRoom.getOrDefault(room, logs.get(0)).events.size();
            Integer before = node.refusedAt.put(room, length);
            assertThat(length).as("refused twice, and nobody was ahead").isNotEqualTo(before);
        }
    }

    private void assertReadable(Log log) {
        MessageHistory reader = store.node();
        assertThat(reader.after(log.room, 0, 1_000)).isEqualTo(log.events);
        assertThat(reader.heads(List.of(log.room))).containsEntry(log.room, log.head(log.events.size()));
    }
}
