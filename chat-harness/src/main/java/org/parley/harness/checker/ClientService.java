package org.parley.harness.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.parley.client.CloseCodes;
import org.parley.harness.checker.Availability.Period;

/** What one client had to wait for, read line by line from its file. */
final class ClientService {

    private record Wait(long from, long to) {
        long millis() {
            return to - from;
        }
    }

    private final List<Wait> unconnected = new ArrayList<>();
    private final List<Wait> acknowledgements = new ArrayList<>();
    private final List<Wait> deliveries = new ArrayList<>();
    private final List<Long> cutOff = new ArrayList<>();
    private final List<Long> sentAway = new ArrayList<>();

    /** When what is not answered yet was said first, by room and clientId. */
    private final Map<String, Long> unanswered = new HashMap<>();

    /** By room: what was stored before comes when it is asked for, and is not waited for. */
    private final Map<String, Long> followedSince = new HashMap<>();

    /** The last connection that was opened, or tried to. */
    private String connection = "";

    private boolean connected = true;
    private long lostAt;

    void read(Entry entry) {
        switch (entry.verb()) {
            case "dial" -> dialled(entry);
            case "welcome" -> welcomed(entry.at());
            case "close" -> closed(entry);
            case "goaway" -> sentAway.add(entry.at());
            case "send" -> unanswered.putIfAbsent(said(entry), entry.at());
            case "ack" -> acknowledged(entry);
            case "refused" -> {
                if (isFinal(entry, 4)) {
                    unanswered.remove(said(entry));
                }
            }
            case "resume" -> followedSince.putIfAbsent(entry.text(1), entry.at());
            case "joined" -> followedSince.put(entry.text(1), entry.at());
            case "left", "deleted" -> followedSince.remove(entry.text(1));
            case "error" -> {
                if (isFinal(entry, 3)) {
                    followedSince.remove(entry.text(1));
                }
            }
            case "event" -> delivered(entry);
            default -> {
                // nobody waits for it
            }
        }
    }

    private void dialled(Entry entry) {
        connection = entry.text(0);
        lost(entry.at());
    }

    private void closed(Entry entry) {
        // one that the client has left for another may end as it likes
        if (entry.text(0).equals(connection)) {
            if (connected && entry.number(1) != CloseCodes.NORMAL) {
                cutOff.add(entry.at());
            }
            lost(entry.at());
        }
    }

    private void lost(long at) {
        if (connected) {
            connected = false;
            lostAt = at;
        }
    }

    private void welcomed(long at) {
        if (!connected) {
            connected = true;
            unconnected.add(new Wait(lostAt, at));
        }
    }

    private static String said(Entry entry) {
        return entry.text(1) + ' ' + entry.text(2);
    }

    private static boolean isFinal(Entry entry, int field) {
        return entry.text(field).equals("final");
    }

    private void acknowledged(Entry entry) {
        Long since = unanswered.remove(said(entry));
        if (since != null) {
            acknowledgements.add(new Wait(since, entry.at()));
        }
    }

    private void delivered(Entry entry) {
        StoredEvent event = StoredEvent.of(entry, 1);
        Long since = followedSince.get(event.room());
        if (since != null) {
            deliveries.add(new Wait(Math.max(since, event.at()), entry.at()));
        }
    }

    /** In milliseconds; 0 if there was none. */
    long longestOutage(Period period) {
        return Stream.of(unconnected, acknowledgements, deliveries)
                .flatMapToLong(waits -> within(waits, period))
                .max()
                .orElse(0);
    }

    LongStream acknowledgements(Period period) {
        return within(acknowledgements, period);
    }

    LongStream deliveries(Period period) {
        return within(deliveries, period);
    }

    private static LongStream within(List<Wait> waits, Period period) {
        return waits.stream().filter(wait -> period.contains(wait.from())).mapToLong(Wait::millis);
    }

    long cutOff(Period period) {
        return cutOff.stream().filter(period::contains).count();
    }

    long sentAway(Period period) {
        return sentAway.stream().filter(period::contains).count();
    }
}
