package org.parley.socket.web;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.parley.failure.ParleyException;
import org.parley.session.LoginSession;

/**
 * Looks after all sockets of this node once a second: asks the quiet ones for a sign of life, drops the dead ones, and
 * ends those whose login has expired. Compares two numbers a socket; only a socket for which something is due costs more.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Heartbeat {
    private static final Logger LOG = Logger.getLogger(Heartbeat.class.getName());
    private static final int MISSED = 3;

    @Inject
    private SocketServices services;

    private long ticks;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void tick() {
        long heartbeat = services.settings().heartbeat().toNanos();
        long seconds = Math.max(1, services.settings().heartbeat().toSeconds());
        Instant now = Instant.now();
        ticks++;
        services.refreshSettings();
        services.userRates().forgetTheQuiet();
        for (Connection connection : services.open()) {
            long silent = connection.silentNanos();
            if (silent > MISSED * heartbeat) {
                connection.close(CloseCodes.NO_HEARTBEAT.reason());
            } else if (silent > heartbeat && (ticks + connection.hashCode()) % seconds == 0) {
                connection.ping();
            }
            if (connection.expired(now)) {
                checkExpiry(connection);
            }
        }
    }

    private void checkExpiry(Connection connection) {
        try {
            services.workers().execute(() -> {
                try {
                    Optional<LoginSession> session = services.sessions().renew(connection.login());
                    session.ifPresentOrElse(found -> connection.prolong(found.expiresAt()), connection::sessionEnded);
                } catch (ParleyException e) {
                    LOG.log(Level.FINE, "socket: a session cannot be checked now: {0}", e.code());
                }
            });
        } catch (ParleyException e) {
            LOG.log(Level.FINE, "socket: no thread to check a session: {0}", e.code());
        }
    }
}
