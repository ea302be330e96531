package org.parley.it.payara;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.parley.harness.checker.Availability;
import org.parley.harness.checker.Availability.Period;
import org.parley.harness.recording.HistoryFile;
import org.parley.harness.recording.RunFolder;

/** What happens in a run, one thing after another: each lasts until the next begins. Faults are on record. */
final class Phases {

    /** One of them. */
    record Phase(String name, Period period) {}

    private final RunFolder recording;
    private final HistoryFile faults;
    private final List<Phase> past = new ArrayList<>();
    private String present = "";
    private long since;

    Phases(RunFolder recording) {
        this.recording = recording;
        this.faults = recording.file(RunFolder.FAULTS);
    }

    RunFolder recording() {
        return recording;
    }

    /** Nothing happens to any server. */
    void calm(String name) {
        begin(name);
    }

    /** Something happens to a server: {@code kill}, {@code broker-1}. */
    void fault(String kind, String server) {
        begin(kind + " " + server);
        faults.add("begin", past.size(), kind, server, 0);
    }

    private void begin(String name) {
        end();
        present = name;
        since = recording.clock().now();
    }

    void end() {
        if (!present.isEmpty()) {
            // of no fault, if it was calm: nobody minds
            faults.add("end", past.size());
            past.add(new Phase(present, new Period(since, recording.clock().now())));
            present = "";
        }
    }

    List<Phase> past() {
        return List.copyOf(past);
    }

    Period period(String name) {
        return past.stream()
                .filter(phase -> phase.name().equals(name))
                .findFirst()
                .orElseThrow()
                .period();
    }

    /** For a person, a line a phase. */
    String text(Availability availability) {
        return past.stream()
                .map(phase -> "%-22s %s%n".formatted(phase.name(), availability.text(phase.period())))
                .collect(Collectors.joining());
    }
}
