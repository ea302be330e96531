package org.parley.message.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.failure.ParleyException;
import org.parley.message.HistoryStore;
import org.parley.message.MessageHistory;
import org.parley.message.MessageHistoryContract;
import org.parley.message.NewEvent;
import org.parley.message.RoomEvent;
import org.parley.room.RoomId;

/** The contract, kept by the MongoDB of {@code PARLEY_MONGO_URI} where there is one, else by a wire-compatible stand-in. */
class MongoMessageHistoryIT implements MessageHistoryContract {
    @TempDir
    private static Path folder;

    private static MongoStore store;

    @BeforeAll
    static void connect() {
        store = new MongoStore(folder);
    }

    @AfterAll
    static void dropAndDisconnect() {
        store.close();
    }

    @Override
    public HistoryStore store() {
        return store;
    }

    /** That the fault of the contract's tests really comes in the middle. */
    @Test
    void aBulkThatFailsShouldHaveWrittenWhatCameBefore() {
        RoomId room = MessageHistoryContract.room();
        List<NewEvent> batch = MessageHistoryContract.messages(room, MessageHistoryContract.user(), "a", 6);
        MessageHistory node = store.node();

        assertThatThrownBy(() -> store.appendFailingAt(4, batch, node)).isInstanceOf(ParleyException.class);

        assertThat(node.after(room, 0, 10)).extracting(RoomEvent::offset).containsExactly(1L, 2L, 3L, 4L);
    }
}
