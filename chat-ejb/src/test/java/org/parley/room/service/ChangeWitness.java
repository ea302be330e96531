package org.parley.room.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.parley.room.MembershipChange;

/** Notes the membership changes that were committed, in the order in which it hears of them. */
@ApplicationScoped
public class ChangeWitness {
    private final List<MembershipChange> committed = new CopyOnWriteArrayList<>();

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) MembershipChange change) {
        committed.add(change);
    }

    /** What was heard since the last call. */
    List<MembershipChange> takeCommitted() {
        List<MembershipChange> taken = List.copyOf(committed);
        committed.clear();
        return taken;
    }
}
