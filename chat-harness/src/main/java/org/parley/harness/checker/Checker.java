package org.parley.harness.checker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.harness.recording.RunFolder;

/** Holds a recording against the promises. */
public final class Checker {
    private final Recording recording;
    private final Findings findings;

    private Checker(Path folder) {
        this.recording = new Recording(folder);
        this.findings = new Findings(recording);
    }

    /**
     * Reads a recording, all of it, and says what is wrong.
     *
     * @throws UnreadableRecordingException if it is damaged
     */
    public static Report check(Path folder) {
        return new Checker(folder).check();
    }

    private Report check() {
        FaultWindows faults = new FaultWindows(recording);
        Absences absences = new Absences(recording, faults);
        StoredLogs logs = new StoredLogs(recording, findings);
        Sends sends = new Sends(findings);
        List<ClientCheck> clients = readClients(logs, absences, sends);

        sends.compare(logs);
        absences.compare(logs, findings);
        checkAuthors(logs, absences, sends);
        long deliveries = clients.stream().mapToLong(ClientCheck::deliveries).sum();
        if (sends.acks() == 0 || deliveries == 0) {
            findings.add(
                    Kind.NOTHING_HAPPENED, "run", sends.acks() + " acknowledgements, " + deliveries + " deliveries");
        }
        Report.Size size = new Report.Size(
                clients.size(),
                logs.rooms().size(),
                sends.messages(),
                sends.attempts(),
                sends.acks(),
                logs.size(),
                deliveries,
                clients.stream().mapToLong(ClientCheck::connections).sum(),
                clients.stream().mapToLong(ClientCheck::resets).sum());
        return new Report(
                recording.folder(),
                recording.property("seed"),
                size,
                faults.kinds(),
                findings.counts(),
                findings.kept());
    }

    private List<ClientCheck> readClients(StoredLogs logs, Absences absences, Sends sends) {
        Map<String, String> users = new HashMap<>();
        recording.forEach(RunFolder.NAMES, entry -> {
            if (entry.verb().equals("client")) {
                users.put(entry.text(0), entry.text(1));
            }
        });
        List<ClientCheck> clients = new ArrayList<>();
        List<String> files = recording.clientFiles();
        for (String file : files) {
            String client = Recording.clientOf(file);
            String user = users.get(client);
            if (user == null) {
                throw new UnreadableRecordingException(RunFolder.NAMES + " does not say whose " + client + " is", null);
            }
            ClientCheck check = new ClientCheck(client, user, logs, absences, sends, findings);
            recording.forEach(file, check::read);
            check.finish();
            clients.add(check);
        }
        for (int i = 0; i < files.size(); i++) {
            recording.forEach(files.get(i), clients.get(i)::readAcks);
        }
        return clients;
    }

    /** Nothing is stored that was sent by somebody who did not belong to the room. */
    private void checkAuthors(StoredLogs logs, Absences absences, Sends sends) {
        for (String room : logs.rooms()) {
            for (StoredEvent event : logs.events(room)) {
                if (!event.isMessage()) {
                    continue;
                }
                Absences.Absence absence = absences.at(room, event.author(), event.at());
                if (absence != null && sends.lastAttempt(event.identity(), event.at()) > absence.from()) {
                    findings.add(
                            Kind.NOT_A_MEMBER,
                            event.place(),
                            event.author() + " said it without belonging to the room",
                            event.evidence());
                }
            }
        }
    }
}
