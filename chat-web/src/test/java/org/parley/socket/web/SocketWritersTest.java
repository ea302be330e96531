package org.parley.socket.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.websocket.Session;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What can be known without Tyrus; that the fast way is found there is shown by the system tests. */
class SocketWritersTest {

    @Test
    void sessionsThatAreNotOfTyrusShouldBeKnownAtOnce() {
        assertThatThrownBy(() -> TyrusAccess.to(Session.class))
                .isInstanceOf(ReflectiveOperationException.class)
                .hasMessageContaining("jakarta.websocket.Session");
    }

    @Test
    void whatIsToHappenLaterShouldBeForgottenWithoutAThread() {
        NoTimers timers = new NoTimers();
        Runnable idleTimeout = () -> {
            throw new AssertionError("it happened");
        };
        ScheduledFuture<?> future = timers.schedule(idleTimeout, 0, TimeUnit.MILLISECONDS);

        assertThat(future.cancel(true)).isFalse();
        assertThat(future.isCancelled()).isTrue();
        assertThat(timers.getPoolSize()).isZero();
        assertThat(timers.getQueue()).isEmpty();
    }
}
