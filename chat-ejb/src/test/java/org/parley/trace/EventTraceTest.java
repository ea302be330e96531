package org.parley.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.room.RoomId;

class EventTraceTest {
    private static final RoomId ROOM = RoomId.of("0198c0de-0000-7000-8000-000000000001");
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void aParentShouldBeUnderstood() {
        SpanContext context = new EventTrace(ROOM, 1, "00-" + TRACE + "-00f067aa0ba902b7-01").context();

        assertThat(context.getTraceId()).isEqualTo(TRACE);
        assertThat(context.getSpanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(context.isSampled()).isTrue();
        assertThat(context.isRemote()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00-x", "ff-" + TRACE + "-00f067aa0ba902b7-01", "00-" + TRACE + "-0000000000000000-01"})
    void aParentOfAnotherFormShouldEndTheTrace(String parent) {
        assertThat(new EventTrace(ROOM, 1, parent).context().isValid()).isFalse();
    }
}
