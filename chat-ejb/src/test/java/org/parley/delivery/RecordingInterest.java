package org.parley.delivery;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.parley.account.UserId;
import org.parley.room.RoomId;

/** Remembers what it is told. */
final class RecordingInterest implements Interest {
    final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public void gained(RoomId room) {
        told.add("gained " + room);
    }

    @Override
    public void lost(RoomId room) {
        told.add("lost " + room);
    }

    @Override
    public void gained(UserId user) {
        told.add("gained " + user);
    }

    @Override
    public void lost(UserId user) {
        told.add("lost " + user);
    }
}
