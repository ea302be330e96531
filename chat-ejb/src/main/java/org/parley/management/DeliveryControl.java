package org.parley.management;

import java.util.List;
import org.parley.delivery.LocalHub;
import org.parley.delivery.RoomAudit;
import org.parley.delivery.RoomEventPublisher;
import org.parley.failure.ParleyException;
import org.parley.metrics.DeliveryMetrics;
import org.parley.room.RoomId;

record DeliveryControl(DeliveryMetrics metrics, LocalHub hub, RoomEventPublisher publisher, RoomAudit audit)
        implements DeliveryMXBean {

    @Override
    public boolean isBrokerConnected() {
        return publisher.isCarrying();
    }

    @Override
    public int getEventsWaitingForBroker() {
        return publisher.waiting();
    }

    @Override
    public int getRoomsFollowed() {
        return hub.roomCount();
    }

    @Override
    public long getDeliveries() {
        return metrics.deliveries();
    }

    @Override
    public long getEventsRepaired() {
        return metrics.eventsRepaired();
    }

    @Override
    public long getEventsRepeated() {
        return metrics.eventsRepeated();
    }

    @Override
    public void resync(String room) {
        try {
            hub.audit(List.of(id(room)));
        } catch (ParleyException e) {
            // the administrator's client does not know our classes
            throw new IllegalStateException(e.detail(), null);
        }
    }

    @Override
    public void resyncAll() {
        audit.owe();
    }

    private static RoomId id(String room) {
        try {
            return RoomId.of(room);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + room + "' is not the id of a room.", e);
        }
    }
}
