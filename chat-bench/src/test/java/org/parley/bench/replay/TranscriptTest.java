package org.parley.bench.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.client.Event;

class TranscriptTest {
    private static final UUID ALICE = new UUID(1, 1);
    private static final UUID BOB = new UUID(2, 2);

    private final Transcript transcript = new Transcript(
            List.of(
                    new IrcLog.Line(LocalTime.parse("09:56"), "alice", "hi", false),
                    new IrcLog.Line(LocalTime.parse("09:57"), "bob", "waves", true)),
            Map.of("alice", ALICE, "bob", BOB));

    @Test
    void theSameShouldBeNoDifference() {
        assertThat(transcript.difference(List.of(joined(1), hi(2), waves(3)))).isEmpty();
    }

    @Test
    void aMissingMessageShouldBeADifference() {
        assertThat(transcript.difference(List.of(joined(1), hi(2)))).contains("1 messages for 2 lines");
    }

    @Test
    void aDoubledMessageShouldBeADifference() {
        assertThat(transcript.difference(List.of(joined(1), hi(2), hi(3), waves(4))))
                .isPresent();
    }

    @Test
    void anotherOrderShouldBeADifference() {
        assertThat(transcript.difference(List.of(joined(1), waves(2), hi(3)))).isPresent();
    }

    @Test
    void anotherTextAuthorOrKindShouldBeADifference() {
        assertThat(transcript.difference(List.of(message(1, ALICE, "hi ", false), waves(2))))
                .isPresent();
        assertThat(transcript.difference(List.of(message(1, BOB, "hi", false), waves(2))))
                .isPresent();
        assertThat(transcript.difference(List.of(message(1, ALICE, "hi", true), waves(2))))
                .isPresent();
    }

    @Test
    void aHoleShouldBeADifference() {
        assertThat(transcript.difference(List.of(hi(1), waves(3)))).contains("offset 3 at place 2");
    }

    private static Event joined(long offset) {
        return new Event(offset, 0, Instant.EPOCH, ALICE, new Event.Joined(ALICE));
    }

    private static Event hi(long offset) {
        return message(offset, ALICE, "hi", false);
    }

    private static Event waves(long offset) {
        return message(offset, BOB, "waves", true);
    }

    private static Event message(long offset, UUID author, String text, boolean action) {
        return new Event(offset, offset, Instant.EPOCH, author, new Event.Message("c" + offset, text, action));
    }
}
