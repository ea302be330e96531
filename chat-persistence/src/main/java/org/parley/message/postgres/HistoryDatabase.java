package org.parley.message.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

/** Lends a connection for one piece of work, and says in the history's words what goes wrong. */
final class HistoryDatabase {

    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private HistoryDatabase() {}

    /** @throws ParleyException {@code HISTORY_UNAVAILABLE} for whatever the database refuses */
    static <T> T with(DataSource database, Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new ParleyException(ErrorCode.HISTORY_UNAVAILABLE, ErrorCode.HISTORY_UNAVAILABLE.text(), e);
        }
    }
}
