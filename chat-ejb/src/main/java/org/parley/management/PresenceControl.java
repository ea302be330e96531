package org.parley.management;

import org.parley.delivery.ClientConnections;
import org.parley.presence.service.PresenceService;

record PresenceControl(PresenceService presence, ClientConnections connections) implements PresenceMXBean {

    @Override
    public boolean isKnown() {
        return presence.isKnown();
    }

    @Override
    public int getPeopleHere() {
        return connections.people();
    }
}
