package org.parley.message.postgres;

import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.message.AppendOutcome;
import org.parley.message.NewEvent;
import org.parley.message.OffsetAssignment.Identity;
import org.parley.message.RoomEvent;

/**
 * One batch on its way into the log: one statement, which is one transaction. That is repeated when it turns out that
 * some of the batch is there already, without that; and when another writer does not give a head back, without its room.
 *
 * <p>Nearly always nothing of a batch is there already. So that is not looked up before, but told by the unique
 * constraint, which costs less.
 */
final class BatchAppend {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final HistoryStatements statements;
    private final Clock clock;
    private final List<NewEvent> batch;
    private final Map<Identity, RoomEvent> present = new HashMap<>();
    private boolean patient = true;

    BatchAppend(HistoryStatements statements, Clock clock, List<NewEvent> batch) {
        this.statements = statements;
        this.clock = clock;
        this.batch = batch;
    }

    List<AppendOutcome> run() throws SQLException {
        while (true) {
            List<NewEvent> news = news();
            try {
                return outcomes(
                        news.isEmpty()
                                ? List.of()
                                : statements.append(news, clock.instant().truncatedTo(ChronoUnit.MILLIS), patient));
            } catch (SQLException e) {
                learn(news, e);
            }
        }
    }

    /** What is not known to be there, each once. */
    private List<NewEvent> news() {
        Map<Identity, NewEvent> news = new LinkedHashMap<>();
        batch.forEach(event -> news.putIfAbsent(Identity.of(event), event));
        news.keySet().removeAll(present.keySet());
        return List.copyOf(news.values());
    }

    private void learn(List<NewEvent> news, SQLException failure) throws SQLException {
        if (LOCK_NOT_AVAILABLE.equals(failure.getSQLState()) && patient) {
            patient = false;
        } else if (UNIQUE_VIOLATION.equals(failure.getSQLState())) {
            Map<Identity, RoomEvent> found = statements.findAll(news);
            if (found.isEmpty()) {
                throw failure;
            }
            present.putAll(found);
        } else {
            throw failure;
        }
    }

    private List<AppendOutcome> outcomes(List<RoomEvent> stored) {
        Map<Identity, RoomEvent> unanswered = new HashMap<>();
        stored.forEach(event -> unanswered.put(Identity.of(event), event));
        List<AppendOutcome> outcomes = new ArrayList<>(batch.size());
        for (NewEvent event : batch) {
            Identity identity = Identity.of(event);
            RoomEvent first = unanswered.remove(identity);
            if (first != null) {
                present.put(identity, first);
                outcomes.add(new AppendOutcome.Appended(first, false));
            } else if (present.containsKey(identity)) {
                outcomes.add(new AppendOutcome.Appended(present.get(identity), true));
            } else {
                outcomes.add(new AppendOutcome.Contended());
            }
        }
        return outcomes;
    }
}
