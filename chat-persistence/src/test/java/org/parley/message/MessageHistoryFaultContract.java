package org.parley.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.parley.message.MessageHistoryContract.message;
import static org.parley.message.MessageHistoryContract.messages;
import static org.parley.message.MessageHistoryContract.room;
import static org.parley.message.MessageHistoryContract.user;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.account.UserId;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.message.AppendOutcome.Appended;
import org.parley.room.RoomId;

/** What remains true of a {@link MessageHistory} when its store fails or the way to it breaks. */
public interface MessageHistoryFaultContract {

    /** How long a node may take to find its store again. */
    Duration PATIENCE = Duration.ofSeconds(30);

    HistoryStore store();

    @Test
    default void whatWasAppendedShouldBeThereAndBeKnownAgainAfterTheStoreWasKilled() {
        RoomId room = room();
        UserId alice = user();
        MessageHistory node = store().node();
        List<NewEvent> batch = messages(room, alice, "a", 20);
        List<RoomEvent> stored = events(node.append(batch));

        store().restart();
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(ParleyException.class)
                .until(() -> !node.heads(List.of(room)).isEmpty());

        for (MessageHistory survivor : List.of(store().node(), node)) {
            assertThat(survivor.after(room, 0, 100)).isEqualTo(stored);
            assertThat(survivor.append(batch)).allSatisfy(outcome -> assertRepeated(outcome, true));
        }
        assertThat(events(node.append(messages(room, alice, "b", 3))))
                .extracting(RoomEvent::offset)
                .containsExactly(21L, 22L, 23L);
    }

    /** The batch's second half, its third quarter, or its very first event meets the failure. */
    @ParameterizedTest
    @ValueSource(ints = {0, 4, 7})
    default void aFailureWithinABatchShouldLeaveABeginningOfItAndNoHole(int index) {
        RoomId lunch = room();
        RoomId sports = room();
        UserId alice = user();
        MessageHistory node = store().node();
        node.append(List.of(message(lunch, alice, "0", "first"), message(sports, alice, "0", "first")));
        List<NewEvent> batch = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            batch.add(message(lunch, alice, "c" + i, "l" + i));
            batch.add(message(sports, alice, "c" + i, "s" + i));
        }

        assertThatThrownBy(() -> store().appendFailingAt(index, batch, node))
                .isInstanceOfSatisfying(
                        ParleyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.HISTORY_UNAVAILABLE));

        List<NewEvent> stored = batch.stream().filter(this::isStored).toList();
        assertThat(stored).hasSizeLessThanOrEqualTo(index).isEqualTo(batch.subList(0, stored.size()));
        List<AppendOutcome> again = node.append(batch);
        for (int i = 0; i < batch.size(); i++) {
            assertRepeated(again.get(i), i < stored.size());
        }
        assertIsLog(lunch, "first", "l1", "l2", "l3", "l4");
        assertIsLog(sports, "first", "s1", "s2", "s3", "s4");
        assertThat(events(store().node().append(batch))).isEqualTo(events(again));
    }

    @Test
    default void aBatchThatNeverArrivedShouldNotBeThere() {
        appendOverABrokenCable(Cable.Cut.REQUEST_LOST, false);
    }

    @Test
    default void aBatchWhoseAnswerWasLostShouldBeThereOnce() {
        appendOverABrokenCable(Cable.Cut.ANSWER_LOST, true);
    }

    private void appendOverABrokenCable(Cable.Cut cut, boolean stored) {
        RoomId room = room();
        UserId alice = user();
        List<NewEvent> batch = messages(room, alice, "b", 5);
        try (Cable cable = new Cable(store().address())) {
            MessageHistory node = store().nodeThrough(cable.port());
            node.append(messages(room, alice, "a", 2));
            cable.cutAt(store().decisiveRequest(), cut);

            assertThatThrownBy(() -> node.append(batch))
                    .isInstanceOfSatisfying(
                            ParleyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.HISTORY_UNAVAILABLE));
            assertThat(cable.wasCut()).isTrue();

            List<AppendOutcome> again = node.append(batch);
            assertThat(again).allSatisfy(outcome -> assertRepeated(outcome, stored));
            assertThat(events(store().node().append(batch))).isEqualTo(events(again));
            assertIsLog(room, "a0", "a1", "b0", "b1", "b2", "b3", "b4");
        }
    }

    private boolean isStored(NewEvent event) {
        return store().node()
                .find(event.room(), event.author(), event.clientId())
                .isPresent();
    }

    private void assertIsLog(RoomId room, String... texts) {
        List<RoomEvent> log = store().node().after(room, 0, 1_000);
        assertThat(log)
                .extracting(event -> ((EventContent.Message) event.content()).text())
                .containsExactly(texts);
        assertThat(log)
                .extracting(RoomEvent::offset)
                .isEqualTo(LongStream.rangeClosed(1, texts.length).boxed().toList());
        assertThat(store().node().heads(List.of(room))).containsEntry(room, new RoomHead(texts.length, texts.length));
    }

    private static void assertRepeated(AppendOutcome outcome, boolean repeated) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Appended.class,
                        appended -> assertThat(appended.repeated()).isEqualTo(repeated));
    }

    private static List<RoomEvent> events(List<AppendOutcome> outcomes) {
        return outcomes.stream().map(outcome -> ((Appended) outcome).event()).toList();
    }
}
