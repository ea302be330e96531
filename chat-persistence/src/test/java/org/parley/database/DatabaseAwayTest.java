package org.parley.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ResourceAllocationException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.hibernate.exception.GenericJDBCException;
import org.hibernate.exception.JDBCConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

class DatabaseAwayTest {

    static Stream<RuntimeException> away() {
        return Stream.of(
                new JDBCConnectionException("no connection", new SQLException("refused", "08001")),
                new EJBException("wrapped", new GenericJDBCException("killed", new SQLException("killed", "57P01"))),
                new IllegalStateException(new SQLException("too many clients", "53300")),
                new IllegalStateException(new SQLTransientConnectionException()),
                new GenericJDBCException(
                        "pool", new SQLException("pool is empty", new ResourceAllocationException("in use"))));
    }

    @ParameterizedTest
    @MethodSource("away")
    void databaseThatIsAwayShouldBeToldThroughAllThatWrapsIt(RuntimeException failure) {
        assertThat(DatabaseAway.translated(failure))
                .isInstanceOfSatisfying(
                        ParleyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ACCOUNTS_UNAVAILABLE));
    }

    @ParameterizedTest
    @MethodSource("away")
    void databaseThatIsAwayShouldBeWaitedFor(RuntimeException failure) {
        assertThat(DatabaseAway.isReason(failure)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"28P01", "3D000"})
    void databaseThatRefusesShouldNotBeWaitedFor(String state) {
        SQLException refused = new SQLException("refused", state);
        ResourceException byThePool = new ResourceAllocationException("in the pool", refused);

        assertThat(DatabaseAway.isReason(new IllegalStateException(refused))).isFalse();
        assertThat(DatabaseAway.isReason(new IllegalStateException(byThePool))).isFalse();
    }

    @Test
    void wrongStatementShouldStayWhatItIs() {
        RuntimeException wrong = new IllegalStateException(new SQLException("syntax error", "42601"));

        assertThat(DatabaseAway.translated(wrong)).isSameAs(wrong);
        assertThat(DatabaseAway.isReason(wrong)).isFalse();
    }

    @Test
    void refusalShouldComeOutOfItsWrapping() {
        ParleyException refusal = new ParleyException(ErrorCode.LAST_OWNER);

        assertThat(DatabaseAway.translated(new EJBException("wrapped", refusal)))
                .isSameAs(refusal);
    }

    @Test
    void circleOfCausesShouldBeLeftAlone() {
        RuntimeException one = new IllegalStateException("one");
        RuntimeException other = new IllegalStateException("other", one);
        one.initCause(other);

        assertThat(DatabaseAway.translated(one)).isSameAs(one);
    }
}
