package org.parley.harness.checker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parley.harness.recording.RunFolder;

/**
 * When a node or the accounts' database was kept from its work. What is promised within so many seconds counts the time
 * outside these windows: a frozen node cannot obey, and nobody can learn what a frozen database holds.
 */
final class FaultWindows {
    private static final String DATABASE = "postgresql";

    /** Connections and threads that hung in the fault get free again: the pool's own time limit. */
    private static final long RECOVERY = 5_000;

    private record Window(long begin, long end) {}

    private final List<Window> windows = new ArrayList<>();
    private final Map<String, Integer> kinds = new TreeMap<>();

    FaultWindows(Recording recording) {
        Map<String, Entry> open = new HashMap<>();
        recording.forEach(RunFolder.FAULTS, entry -> {
            if (entry.verb().equals("begin")) {
                open.put(entry.text(0), entry);
                kinds.merge(entry.text(1) + " " + kindOfServer(entry.text(2)), 1, Integer::sum);
            } else if (entry.verb().equals("end")) {
                Entry begin = open.remove(entry.text(0));
                if (begin != null) {
                    add(begin, entry.at());
                }
            }
        });
        open.values().forEach(begin -> add(begin, Long.MAX_VALUE - RECOVERY));
        windows.sort(Comparator.comparingLong(Window::begin));
    }

    private void add(Entry begin, long end) {
        String target = begin.text(2);
        if (target.startsWith("node-")) {
            windows.add(new Window(begin.at(), end));
        } else if (target.equals(DATABASE)) {
            windows.add(new Window(begin.at(), end + RECOVERY));
        }
    }

    private static String kindOfServer(String name) {
        return name.startsWith("node-") ? "node" : name;
    }

    /** The moment by which {@code millis} have passed since {@code from} in which nothing was kept from its work. */
    long after(long from, long millis) {
        long at = from;
        long left = millis;
        for (Window window : windows) {
            if (window.end() <= at) {
                continue;
            }
            if (window.begin() - at >= left) {
                break;
            }
            left -= Math.max(0, window.begin() - at);
            at = window.end();
        }
        return at + left;
    }

    /** How many faults of each kind there were. */
    Map<String, Integer> kinds() {
        return kinds;
    }
}
