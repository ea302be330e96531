package org.parley.bench.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.parley.client.Event;

/** Compares what somebody got of a room with what was said there. */
final class Transcript {
    private final List<IrcLog.Line> said;
    private final Map<String, UUID> people;

    /** @param people the user of each nick */
    Transcript(List<IrcLog.Line> said, Map<String, UUID> people) {
        this.said = said;
        this.people = people;
    }

    /**
     * The first difference, if there is one: an event out of its place, or a message that is missing, doubled, changed,
     * or somebody else's.
     *
     * @param events from the room's beginning
     */
    Optional<String> difference(List<Event> events) {
        List<Event> messages = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).offset() != i + 1) {
                return Optional.of("offset " + events.get(i).offset() + " at place " + (i + 1));
            }
            if (events.get(i).isMessage()) {
                messages.add(events.get(i));
            }
        }
        for (int i = 0; i < Math.min(said.size(), messages.size()); i++) {
            if (!matches(said.get(i), messages.get(i))) {
                return Optional.of("message " + (i + 1) + " (offset "
                        + messages.get(i).offset() + ") is not line " + (i + 1) + " of the log");
            }
        }
        return said.size() == messages.size()
                ? Optional.empty()
                : Optional.of(messages.size() + " messages for " + said.size() + " lines");
    }

    private boolean matches(IrcLog.Line line, Event event) {
        return event.content() instanceof Event.Message message
                && message.body().equals(line.text())
                && message.action() == line.action()
                && event.author().equals(people.get(line.nick()));
    }
}
