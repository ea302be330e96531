package org.parley.socket.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.parley.account.UserId;

/**
 * What a person may send over all connections to this node together, so that opening more of them gains nothing.
 * Thread-safe.
 *
 * <p>Each node counts for itself. What is to be protected is a node, and a person can put no more than this on each;
 * what they share (history, broker) is protected by bounded queues. One count for the whole cluster would cost a call
 * over the network for each frame, or lend out allowances in advance, which are then missing where they are needed.
 */
final class UserRates {
    private final IntSupplier perSecond;
    private final Map<UserId, InboundRate> rates = new ConcurrentHashMap<>();

    /** @param perSecond frames in the long run; twice as many at once */
    UserRates(IntSupplier perSecond) {
        this.perSecond = perSecond;
    }

    /** Takes one frame's token, if there is one. */
    boolean allow(UserId user) {
        return rates.computeIfAbsent(user, id -> new InboundRate(perSecond.getAsInt(), System::nanoTime))
                .allow();
    }

    /** To be called now and then: who has not sent anything for a while is as new, and need not be remembered. */
    void forgetTheQuiet() {
        rates.values().removeIf(InboundRate::isFull);
    }

    /** How many people are remembered. */
    int size() {
        return rates.size();
    }
}
