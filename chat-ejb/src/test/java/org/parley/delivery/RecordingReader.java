package org.parley.delivery;

import java.util.ArrayList;
import java.util.List;
import org.parley.account.UserId;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.room.RoomId;

/** A reader that keeps what it is given. */
final class RecordingReader implements RoomReader {
    private final UserId user;
    private final List<Long> offsets = new ArrayList<>();
    private final List<ErrorCode> failures = new ArrayList<>();
    private long resetTo = -1;

    RecordingReader(UserId user) {
        this.user = user;
    }

    @Override
    public UserId user() {
        return user;
    }

    @Override
    public synchronized void offer(EventBatch batch) {
        batch.events().forEach(event -> offsets.add(event.offset()));
    }

    @Override
    public synchronized void reset(RoomId room, long head) {
        resetTo = head;
    }

    @Override
    public synchronized void failed(RoomId room, ParleyException reason) {
        failures.add(reason.code());
    }

    @Override
    public void flush() {}

    @Override
    public boolean hasRoom() {
        return true;
    }

    @Override
    public void whenRoom(Runnable task) {
        task.run();
    }

    synchronized List<Long> offsets() {
        return List.copyOf(offsets);
    }

    synchronized List<ErrorCode> failures() {
        return List.copyOf(failures);
    }

    synchronized long resetTo() {
        return resetTo;
    }
}
