package org.parley.message.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
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
import org.parley.room.RoomId;

/** The contract, kept by a real PostgreSQL. */
class PostgresMessageHistoryIT implements MessageHistoryContract {
    @TempDir
    private static Path data;

    private static PostgresStore store;

    @BeforeAll
    static void startServer() throws IOException {
        store = new PostgresStore(data);
    }

    @AfterAll
    static void stopServer() throws IOException {
        store.close();
    }

    @Override
    public HistoryStore store() {
        return store;
    }

    /** More than the contract asks for: a batch is one transaction. */
    @Test
    void nothingOfABatchThatFailedShouldBeStored() throws SQLException {
        RoomId room = MessageHistoryContract.room();
        List<NewEvent> batch = MessageHistoryContract.messages(room, MessageHistoryContract.user(), "a", 6);
        MessageHistory node = store.node();

        assertThatThrownBy(() -> store.appendFailingAt(4, batch, node)).isInstanceOf(ParleyException.class);

        assertThat(node.after(room, 0, 10)).isEmpty();
        assertThat(store.headOf(room.value())).isZero();
    }
}
