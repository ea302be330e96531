package org.parley.node.service;

import java.time.Duration;
import org.parley.settings.Settings;

/**
 * How a node is drained.
 *
 * @param notice how long load balancers have to notice that this node is not ready, before it turns clients away
 * @param spread over how long its clients are sent to other nodes, one after another: those take them in as fast
 * @param patience how long all of them have after they were told; who is still there is disconnected
 */
record DrainSettings(Duration notice, Duration spread, Duration patience) {

    static DrainSettings read(Settings settings) {
        return new DrainSettings(
                settings.duration("parley.drain.notice", Duration.ofSeconds(1)),
                settings.duration("parley.drain.spread", Duration.ofSeconds(10)),
                settings.duration("parley.drain.patience", Duration.ofSeconds(20)));
    }
}
