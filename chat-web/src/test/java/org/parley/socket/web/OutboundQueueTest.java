package org.parley.socket.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.parley.delivery.EncodedFrame;

/** The queue before a writer that takes its time, or takes none. */
class OutboundQueueTest {
    private static final int HEADER = 2;

    /** The texts of each write, with a comma between. */
    private final List<String> sent = new ArrayList<>();

    private final Queue<Consumer<@Nullable Throwable>> unanswered = new ArrayDeque<>();
    private final List<Throwable> failures = new ArrayList<>();

    private final OutboundQueue slow =
            new OutboundQueue(new Writer(0, unanswered::add), 4, 100, Runnable::run, failures::add);

    @Test
    void oneFrameAtATimeShouldBeOnItsWay() {
        slow.offer(frame("a"));
        slow.offer(frame("b"));
        slow.flush();
        slow.flush();
        assertThat(sent).containsExactly("a");

        answer(null);
        assertThat(sent).containsExactly("a", "b");
    }

    @Test
    void whatWaitsShouldLeaveInOneWriteUpToItsSize() {
        OutboundQueue queue =
                new OutboundQueue(new Writer(3 * (HEADER + 1), unanswered::add), 10, 100, Runnable::run, failures::add);
        for (String text : List.of("a", "b", "c", "d", "too large for them", "e")) {
            queue.offer(frame(text));
        }
        queue.flush();
        answer(null);
        answer(null);
        answer(null);
        assertThat(sent).containsExactly("a,b,c", "d", "too large for them", "e");
    }

    @Test
    void aWriterThatAnswersAtOnceShouldNotPileUpCalls() {
        OutboundQueue queue = new OutboundQueue(
                new Writer(0, done -> done.accept(null)), 100_000, 10_000_000, Runnable::run, failures::add);
        for (int i = 0; i < 50_000; i++) {
            queue.offer(frame("f" + i));
        }
        queue.flush();
        assertThat(sent).hasSize(50_000).startsWith("f0", "f1").endsWith("f49999");
    }

    @Test
    void whatIsOfferedWhileTheQueueStandsInLineShouldLeaveInTheSameWrite() {
        Queue<Runnable> line = new ArrayDeque<>();
        OutboundQueue queue = new OutboundQueue(new Writer(100, unanswered::add), 10, 100, line::add, failures::add);
        queue.offer(frame("a"));
        queue.flush();
        queue.offer(frame("b"));
        queue.flush();

        assertThat(line).hasSize(1);
        line.remove().run();
        assertThat(sent).containsExactly("a,b");

        queue.offer(frame("c"));
        queue.flush();
        assertThat(line).hasSize(1);
    }

    @Test
    void aQueueFullOfFramesShouldRefuse() {
        for (int i = 0; i < 4; i++) {
            assertThat(slow.offer(frame("f"))).isTrue();
        }
        assertThat(slow.offer(frame("f"))).isFalse();
    }

    @Test
    void aQueueFullOfBytesShouldRefuse() {
        assertThat(slow.offer(frame("é".repeat(48)))).isTrue();
        assertThat(slow.offer(frame("ab"))).isTrue();
        assertThat(slow.offer(frame(""))).isFalse();

        slow.flush();
        assertThat(slow.offer(frame(""))).isTrue();
    }

    @Test
    void aFrameLargerThanTheQueueShouldGetThrough() {
        assertThat(slow.offer(frame("x".repeat(1_000)))).isTrue();
        assertThat(slow.offer(frame("f"))).isFalse();
        slow.flush();
        assertThat(sent).containsExactly("x".repeat(1_000));
        assertThat(slow.offer(frame("f"))).isTrue();
    }

    @Test
    void whoFinishesShouldBeCalledWhenAllHasLeftAndNothingMoreBeTaken() {
        List<String> ran = new ArrayList<>();
        slow.offer(frame("a"));
        slow.offer(frame("b"));
        slow.flush();
        slow.finish(() -> ran.add("end"));
        slow.offer(frame("c"));
        slow.flush();
        answer(null);
        assertThat(ran).isEmpty();
        answer(null);
        assertThat(ran).containsExactly("end");
        assertThat(sent).containsExactly("a", "b");
    }

    @Test
    void anEmptyQueueShouldFinishAtOnce() {
        List<String> ran = new ArrayList<>();
        slow.finish(() -> ran.add("end"));
        slow.finish(() -> ran.add("again"));
        assertThat(ran).containsExactly("end");
    }

    @Test
    void whoWaitsForRoomShouldRunOnceThereIsSome() {
        List<String> ran = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            slow.offer(frame("f"));
        }
        assertThat(slow.hasRoom()).isFalse();
        slow.whenRoom(() -> ran.add("task"));
        slow.flush();
        answer(null);
        assertThat(ran).isEmpty();
        answer(null);
        assertThat(ran).containsExactly("task");
    }

    @Test
    void aFailureShouldBeToldAndEndIt() {
        slow.offer(frame("a"));
        slow.offer(frame("b"));
        slow.flush();
        answer(new IllegalStateException("gone"));

        assertThat(failures).hasSize(1);
        slow.offer(frame("c"));
        slow.flush();
        assertThat(sent).containsExactly("a");
    }

    private void answer(@Nullable Throwable failure) {
        Consumer<@Nullable Throwable> done = unanswered.remove();
        done.accept(failure);
    }

    private static EncodedFrame frame(String text) {
        return EncodedFrame.of(text);
    }

    /** Notes what it is given, and answers as it is told. */
    private final class Writer implements SocketWriter {
        private final int bytesAtOnce;
        private final Consumer<Consumer<@Nullable Throwable>> answers;

        Writer(int bytesAtOnce, Consumer<Consumer<@Nullable Throwable>> answers) {
            this.bytesAtOnce = bytesAtOnce;
            this.answers = answers;
        }

        @Override
        public int bytesAtOnce() {
            return bytesAtOnce;
        }

        @Override
        public void write(List<EncodedFrame> frames, Consumer<@Nullable Throwable> done) {
            sent.add(frames.stream().map(EncodedFrame::text).collect(Collectors.joining(",")));
            answers.accept(done);
        }
    }
}
