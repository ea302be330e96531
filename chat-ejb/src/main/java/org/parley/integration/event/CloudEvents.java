package org.parley.integration.event;

import java.util.List;
import org.parley.account.Accounts;
import org.parley.message.MessageHistory;
import org.parley.message.RoomEvent;

/** Makes events into those that other systems get. Belongs to one thread. */
public final class CloudEvents {
    private final MessageHistory history;
    private final Authors authors;

    public CloudEvents(MessageHistory history, Accounts accounts) {
        this.history = history;
        this.authors = new Authors(accounts);
    }

    /**
     * These, in the same order. May block on I/O.
     *
     * @throws org.parley.failure.ParleyException {@code ACCOUNTS_UNAVAILABLE}, {@code HISTORY_UNAVAILABLE}
     */
    public List<CloudEvent> of(List<RoomEvent> events) {
        String epoch = history.epoch();
        return authors.name(events).entrySet().stream()
                .map(event -> new CloudEvent(event.getKey(), epoch, event.getValue()))
                .toList();
    }
}
