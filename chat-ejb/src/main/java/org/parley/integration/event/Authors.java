package org.parley.integration.event;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.account.Accounts;
import org.parley.account.User;
import org.parley.account.UserId;
import org.parley.message.RoomEvent;

/** The names of those who speak, remembered: a username never changes. Belongs to one thread. */
final class Authors {
    private static final int REMEMBERED = 2_000;

    private final Accounts accounts;
    private final Map<UserId, User> known = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UserId, User> eldest) {
            return size() > REMEMBERED;
        }
    };

    Authors(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Each of these events with its author, in the same order. May block on I/O.
     *
     * @throws org.parley.failure.ParleyException {@code ACCOUNTS_UNAVAILABLE}
     */
    Map<RoomEvent, User> name(List<RoomEvent> events) {
        Set<UserId> unknown = new HashSet<>();
        events.forEach(event -> {
            // by get, so that nobody of these is forgotten for another of them
            if (known.get(event.author()) == null) {
                unknown.add(event.author());
            }
        });
        if (!unknown.isEmpty()) {
            accounts.find(unknown).forEach(user -> known.put(user.id(), user));
        }
        Map<RoomEvent, User> named = new LinkedHashMap<>();
        events.forEach(event -> {
            User author = known.get(event.author());
            if (author == null) {
                throw new IllegalStateException("there is no account " + event.author());
            }
            named.put(event, author);
        });
        return named;
    }
}
