package org.parley.integration.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.account.User;
import org.parley.account.UserId;
import org.parley.contract.FrameSchemas;
import org.parley.message.ClientId;
import org.parley.message.EventContent;
import org.parley.message.RoomEvent;
import org.parley.room.RoomId;

/** What other systems are told is as {@code docs/schemas/integration-event.schema.json} says. */
class CloudEventTest {
    private static final User ALICE = new User(new UserId(UUID.randomUUID()), "alice", "Alice", false);

    static Stream<EventContent> contents() {
        return Stream.of(
                new EventContent.Message("Grüße, 👋 \"world\"", false),
                new EventContent.Message("waves", true),
                new EventContent.Edited(3, "dances"),
                new EventContent.Joined(ALICE.id()),
                new EventContent.Left(ALICE.id()),
                new EventContent.RoomChanged("tea", null),
                new EventContent.RoomChanged("tea", ""),
                new EventContent.RoomDeleted());
    }

    @ParameterizedTest
    @MethodSource("contents")
    void whatIsWrittenShouldBeValid(EventContent content) {
        RoomEvent event = new RoomEvent(
                new RoomId(UUID.randomUUID()),
                7,
                5,
                Instant.ofEpochMilli(1_700_000_000_123L),
                ALICE.id(),
                new ClientId("c-1"),
                content);

        String text = new CloudEvent(event, "epoch-1", ALICE).json();

        assertThat(FrameSchemas.strict().violationsOfCloudEvent(text)).isEmpty();
    }
}
