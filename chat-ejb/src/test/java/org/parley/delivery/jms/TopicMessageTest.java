package org.parley.delivery.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.account.UserId;
import org.parley.contract.FrameSchemas;
import org.parley.delivery.ReadMark;
import org.parley.message.ClientId;
import org.parley.message.EventContent;
import org.parley.message.RoomEvent;
import org.parley.node.NodeId;
import org.parley.room.RoomId;
import org.parley.trace.EventTrace;

/** What nodes tell each other is as {@code docs/schemas/topic-message.schema.json} says, and is understood. */
class TopicMessageTest {
    private static final RoomId LUNCH = new RoomId(UUID.randomUUID());
    private static final RoomId SPORTS = new RoomId(UUID.randomUUID());
    private static final UserId ALICE = new UserId(UUID.randomUUID());
    private static final String NODE = NodeId.starting("node-1").toString();

    static Stream<TopicMessage> messages() {
        Map<RoomId, List<RoomEvent>> events = Map.of(
                LUNCH,
                List.of(
                        event(LUNCH, 1, new EventContent.Message("Grüße, 👋 \"world\"", false)),
                        event(LUNCH, 2, new EventContent.Joined(ALICE)),
                        event(LUNCH, 4, new EventContent.Left(ALICE))),
                SPORTS,
                List.of(
                        event(SPORTS, 7, new EventContent.Message("waves", true)),
                        event(SPORTS, 8, new EventContent.RoomDeleted())));
        List<ReadMark> reads = List.of(new ReadMark(ALICE, LUNCH, 2, 0), new ReadMark(ALICE, SPORTS, 0, 7));
        return Stream.of(
                new TopicMessage(NODE, 1, Map.of(), Map.of(), List.of(), List.of()),
                new TopicMessage(NODE, 16, events, Map.of(), List.of(), List.of()),
                new TopicMessage(NODE, 16, Map.of(), Map.of(LUNCH, 4L, SPORTS, 8L), List.of(), List.of()),
                new TopicMessage(NODE, 16, events, Map.of(LUNCH, 4L), reads, List.of()),
                new TopicMessage(
                        NODE,
                        16,
                        events,
                        Map.of(),
                        List.of(),
                        List.of(new EventTrace(
                                LUNCH, 2, "00-" + "4bf92f35".repeat(4) + "-" + "00f067aa".repeat(2) + "-01"))));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whatIsEncodedShouldBeValidAndUnderstood(TopicMessage message) {
        String text = message.encode();

        assertThat(FrameSchemas.strict().violationsOfTopicMessage(text)).isEmpty();
        assertThat(TopicMessage.decode(text)).isEqualTo(message);
    }

    private static RoomEvent event(RoomId room, long offset, EventContent content) {
        return new RoomEvent(
                room, offset, 1, Instant.ofEpochMilli(1_764_000_000_123L), ALICE, new ClientId("c-" + offset), content);
    }
}
