package org.parley.management;

import javax.management.NotificationBroadcasterSupport;
import org.parley.node.NodeId;
import org.parley.node.service.NodeDrain;
import org.parley.room.service.MembershipCache;

final class NodeControl extends NotificationBroadcasterSupport implements NodeMXBean {
    private final NodeId node;
    private final NodeDrain drain;
    private final MembershipCache memberships;

    NodeControl(NodeId node, NodeDrain drain, MembershipCache memberships) {
        super(NodeAlarms.describe());
        this.node = node;
        this.drain = drain;
        this.memberships = memberships;
    }

    @Override
    public String getName() {
        return node.name();
    }

    @Override
    public String getState() {
        return drain.state().name();
    }

    @Override
    public void drain() {
        drain.begin();
    }

    @Override
    public void resume() {
        drain.resume();
    }

    @Override
    public int getMembershipsCached() {
        return memberships.size();
    }

    @Override
    public void flushCaches() {
        memberships.forgetAll();
    }
}
