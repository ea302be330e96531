package org.parley.harness.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.harness.recording.RunFolder;

/**
 * When somebody surely did not belong to a room, derived from the requests that changed memberships: from the answer to
 * the leave, and the promised time more, until the next join was asked for. Of a request without a definite answer it is
 * not known whether and when it took effect; it counts for whatever excuses more.
 */
final class Absences {
    /** Within how many milliseconds a membership change takes effect on live sockets cluster-wide: promise 6. */
    static final long PROMISE = 2_000;

    /** A request without an answer may lie in a frozen node so long at the most. */
    private static final long LATE_EFFECT = 60_000;

    private static final Set<String> GONE = Set.of("not-a-member", "user-not-found");

    /**
     * A time of absence.
     *
     * @param left when the leave was answered; for one who had never belonged, before all time
     * @param from what is stored later must not be delivered
     * @param to when the next join was asked for
     */
    record Absence(long left, long from, long to) {}

    /** What is known of one person in one room, while the requests are read. */
    private static final class Course {
        private final List<Absence> absences = new ArrayList<>();
        private long absentSince = Long.MIN_VALUE;
        private boolean absent = true;
        private boolean present;
        private long uncertainUntil = Long.MIN_VALUE;
        private int joins;
        private int leaves;
        private boolean unsure;
    }

    private record Request(Entry invocation, boolean joins, String key) {}

    private final FaultWindows faults;
    private final Map<String, Course> courses = new HashMap<>();
    private final Map<String, Request> open = new HashMap<>();

    Absences(Recording recording, FaultWindows faults) {
        this.faults = faults;
        recording.forEach(RunFolder.MEMBERSHIPS, this::read);
        open.values().forEach(request -> course(request).unsure = true);
        courses.values().forEach(course -> end(course, Long.MAX_VALUE));
    }

    private void read(Entry entry) {
        if (entry.verb().equals("invoke")) {
            String kind = entry.text(1);
            boolean joins = kind.equals("join") || kind.equals("invite") || kind.equals("create");
            Request request = new Request(entry, joins, key(entry.text(2), entry.text(3)));
            open.put(entry.text(0), request);
            if (joins) {
                end(course(request), entry.at());
            }
            return;
        }
        Request request = open.remove(entry.text(0));
        if (request == null) {
            throw new UnreadableRecordingException(entry.evidence() + " answers no request", null);
        }
        answered(request, course(request), entry);
    }

    private void answered(Request request, Course course, Entry answer) {
        switch (answer.verb()) {
            case "ok" -> took(request, course, answer);
            case "unknown" -> {
                course.uncertainUntil = answer.at() + LATE_EFFECT;
                course.unsure = true;
            }
            case "failed" -> {
                if (request.joins() && !course.present) {
                    begin(course, request.invocation().at());
                } else if (!request.joins() && GONE.contains(answer.text(1))) {
                    took(request, course, answer);
                }
            }
            default -> throw new UnreadableRecordingException(answer.evidence() + " has an unknown verb", null);
        }
    }

    private void took(Request request, Course course, Entry answer) {
        course.unsure = false;
        if (request.joins()) {
            course.joins += course.present ? 0 : 1;
            course.present = true;
        } else {
            course.leaves += course.present ? 1 : 0;
            course.present = false;
            begin(course, answer.at());
        }
    }

    private static void begin(Course course, long at) {
        if (!course.absent) {
            course.absent = true;
            course.absentSince = Math.max(at, course.uncertainUntil);
        }
    }

    private void end(Course course, long at) {
        if (!course.absent) {
            return;
        }
        course.absent = false;
        long left = course.absentSince;
        long from = left == Long.MIN_VALUE ? left : faults.after(left, PROMISE);
        if (from < at) {
            course.absences.add(new Absence(left, from, at));
        }
    }

    private Course course(Request request) {
        return courses.computeIfAbsent(request.key(), key -> new Course());
    }

    private static String key(String room, String user) {
        return room + ' ' + user;
    }

    /** The absence that holds this moment, if any. */
    @Nullable
    Absence at(String room, String user, long moment) {
        Course course = courses.get(key(room, user));
        if (course == null) {
            return new Absence(Long.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        for (Absence absence : course.absences) {
            if (absence.from() < moment && moment < absence.to()) {
                return absence;
            }
        }
        return null;
    }

    /** Compares how often people joined and left with what the logs say. */
    void compare(StoredLogs logs, Findings findings) {
        Map<String, int[]> logged = new HashMap<>();
        for (String room : logs.rooms()) {
            for (StoredEvent event : logs.events(room)) {
                int colon = event.content().indexOf(':');
                boolean joined = event.content().startsWith("joined:");
                if (joined || event.content().startsWith("left:")) {
                    String key = key(room, event.content().substring(colon + 1));
                    logged.computeIfAbsent(key, k -> new int[2])[joined ? 0 : 1]++;
                }
            }
        }
        courses.forEach((key, course) -> {
            int[] found = logged.getOrDefault(key, new int[2]);
            int tolerance = course.unsure ? 1 : 0;
            if (Math.abs(found[0] - course.joins) > tolerance || Math.abs(found[1] - course.leaves) > tolerance) {
                findings.add(
                        Kind.MEMBERSHIP_NOT_LOGGED,
                        key,
                        "joined " + course.joins + " and left " + course.leaves + " times, the log says " + found[0]
                                + " and " + found[1]);
            }
        });
    }
}
