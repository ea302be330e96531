package org.parley.rate.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

/**
 * What each of many may send to this node, by whichever connection or request. Thread-safe.
 *
 * <p>Each node counts for itself. What is to be protected is a node, and nobody can put more than this on each; what nodes
 * share (history, broker) is protected by bounded queues. One count for the whole cluster would cost a call over the
 * network for each frame, or lend out allowances in advance, which are then missing where they are needed.
 *
 * @param <K> names who sends
 */
public final class Rates<K> {
    private final IntSupplier perSecond;
    private final Map<K, InboundRate> rates = new ConcurrentHashMap<>();

    /** @param perSecond frames or requests in the long run; twice as many at once. Asked each time */
    public Rates(IntSupplier perSecond) {
        this.perSecond = perSecond;
    }

    /** Takes one token, if there is one. */
    public boolean allow(K sender) {
        int now = perSecond.getAsInt();
        InboundRate rate = rates.get(sender);
        if (rate == null || rate.perSecond() != now) {
            rate = rates.compute(
                    sender,
                    (id, known) ->
                            known != null && known.perSecond() == now ? known : new InboundRate(now, System::nanoTime));
        }
        return rate.allow();
    }

    /** @throws ParleyException {@code RATE_LIMITED} unless this is {@linkplain #allow allowed} */
    public void require(K sender) {
        if (!allow(sender)) {
            throw new ParleyException(ErrorCode.RATE_LIMITED);
        }
    }

    /** To be called now and then: who has not sent anything for a while is as new, and need not be remembered. */
    public void forgetTheQuiet() {
        rates.values().removeIf(InboundRate::isFull);
    }

    /** How many are remembered. */
    int size() {
        return rates.size();
    }
}
