package org.parley.message.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.account.UserId;
import org.parley.failure.ParleyException;
import org.parley.message.AppendOutcome;
import org.parley.message.AppendOutcome.Appended;
import org.parley.message.AppendOutcome.Contended;
import org.parley.message.HistoryStore;
import org.parley.message.MessageHistory;
import org.parley.message.MessageHistoryContract;
import org.parley.message.NewEvent;
import org.parley.message.RoomEvent;
import org.parley.message.RoomHead;
import org.parley.room.RoomId;

/** The contract, kept by a real PostgreSQL. */
class PostgresMessageHistoryIT implements MessageHistoryContract {
    /** So large that PostgreSQL comes to prefer one plan for all batches. */
    private static final int BATCH = 6;

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

    @Test
    void aHeadThatIsHeldShouldHoldUpOnlyItsRoom() throws SQLException {
        RoomId held = MessageHistoryContract.room();
        RoomId free = MessageHistoryContract.room();
        UserId alice = MessageHistoryContract.user();
        MessageHistory node = store.node();
        node.append(List.of(
                MessageHistoryContract.message(held, alice, "0", "x"),
                MessageHistoryContract.message(free, alice, "0", "x")));
        List<NewEvent> batch = List.of(
                MessageHistoryContract.message(held, alice, "1", "x"),
                MessageHistoryContract.message(free, alice, "1", "x"),
                MessageHistoryContract.message(held, alice, "2", "x"),
                MessageHistoryContract.message(free, alice, "0", "again"));

        List<AppendOutcome> outcomes = store.whileHeld(held, () -> node.append(batch));

        assertThat(outcomes.get(0)).isInstanceOf(Contended.class);
        assertThat(outcomes.get(2)).isInstanceOf(Contended.class);
        assertThat(node.after(free, 0, 10)).extracting(RoomEvent::offset).containsExactly(1L, 2L);
        assertThat(((Appended) outcomes.get(1)).event().offset()).isEqualTo(2);
        assertThat(((Appended) outcomes.get(3)).event().offset()).isEqualTo(1);
        assertThat(node.after(held, 0, 10)).extracting(RoomEvent::offset).containsExactly(1L);
    }

    /** A plan that was made when the log was short is kept while it grows. */
    @Test
    void noAppendShouldReadThroughTheLog() throws SQLException {
        DataSource plans = store.emptyStore("plans");
        MessageHistory node = new PostgresMessageHistory(plans, Clock.systemUTC());
        RoomId room = MessageHistoryContract.room();
        List<NewEvent> messages = MessageHistoryContract.messages(room, MessageHistoryContract.user(), "a", 600);

        for (int twice = 0; twice < 2; twice++) {
            for (int from = 0; from < messages.size(); from += BATCH) {
                node.append(messages.subList(from, from + BATCH));
            }
        }

        assertThat(node.heads(List.of(room)).values()).containsExactly(new RoomHead(600, 600));
        assertThat(rowsReadInSequence(plans)).isLessThan(messages.size());
    }

    private static long rowsReadInSequence(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_stat_force_next_flush()");
            try (ResultSet rows = statement.executeQuery(
                    "select seq_tup_read from pg_stat_user_tables where relname = 'room_event'")) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
