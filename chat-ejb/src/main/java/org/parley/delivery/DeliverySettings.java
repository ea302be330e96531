package org.parley.delivery;

import java.time.Duration;
import org.parley.settings.Settings;

/**
 * How events reach the sockets.
 *
 * @param resumeEvents a client that lacks more of a room than this is told to page
 * @param publishLease after so much silence of a node, others publish what it had committed
 */
public record DeliverySettings(int resumeEvents, Duration publishLease) {

    public static DeliverySettings read(Settings settings) {
        return new DeliverySettings(
                settings.number("parley.socket.resume-events", 1_000, 1, 100_000),
                settings.duration("parley.publish.lease", Duration.ofSeconds(6)));
    }
}
