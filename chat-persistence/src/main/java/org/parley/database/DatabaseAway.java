package org.parley.database;

import jakarta.resource.ResourceException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

/**
 * Tells "the database is away" from "the statement is wrong", through whatever the driver, the container's pool,
 * Hibernate and the EJB container have wrapped it in.
 */
public final class DatabaseAway {
    /** Longer chains of causes are not looked through: they may be circles. */
    private static final int MAX_CAUSES = 20;

    /**
     * Classes of SQLSTATE (PostgreSQL, appendix A): 08 connection, 53 resources used up, 57 stopped by an operator or by
     * a time limit.
     */
    private static final Set<String> AWAY = Set.of("08", "53", "57");

    /** 28 wrong user or password, 3D no such database. */
    private static final Set<String> REFUSED = Set.of("28", "3D");

    private static final int PATIENCE_SECONDS = 2;

    private DatabaseAway() {}

    /** Asks the database for a sign of life; waits about two seconds for it. */
    public static boolean answers(DataSource database) {
        return failure(database).isEmpty();
    }

    /** Whether it is worth asking the database again later: it does not answer, and it is not that it refuses us. */
    public static boolean isAway(DataSource database) {
        return failure(database).filter(DatabaseAway::isReason).isPresent();
    }

    /** Why it gives no sign of life, if it does not. */
    private static Optional<SQLException> failure(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS)
                    ? Optional.empty()
                    : Optional.of(new SQLTransientConnectionException("no sign of life"));
        } catch (SQLException e) {
            return Optional.of(e);
        }
    }

    /** Whether a failure means that the database is away, and not that it refuses us. */
    static boolean isReason(Throwable failure) {
        boolean away = false;
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isOf(REFUSED, sql.getSQLState())) {
                return false;
            }
            away |= meansAway(cause);
        }
        return away;
    }

    /** What to throw instead of {@code failure}: itself, unless it means that the database is away. */
    public static RuntimeException translated(RuntimeException failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
            if (cause instanceof ParleyException refusal) {
                return refusal;
            }
            if (meansAway(cause)) {
                return new ParleyException(
                        ErrorCode.ACCOUNTS_UNAVAILABLE, ErrorCode.ACCOUNTS_UNAVAILABLE.text(), failure);
            }
        }
        return failure;
    }

    private static boolean meansAway(Throwable cause) {
        if (cause instanceof SQLException sql) {
            return isOf(AWAY, sql.getSQLState())
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException
                    || cause instanceof SQLNonTransientConnectionException;
        }
        return cause instanceof SocketException
                || cause instanceof SocketTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof ResourceException;
    }

    private static boolean isOf(Set<String> classes, @Nullable String state) {
        return state != null && state.length() == 5 && classes.contains(state.substring(0, 2));
    }
}
