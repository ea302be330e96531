package org.parley.message.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.message.AppendOutcome.Appended;

class PostingTest {
    private final CompletableFuture<Appended> inLine = new CompletableFuture<>();

    /** What it is told later, on another thread perhaps, does not matter. */
    private final Posting posting =
            new Posting(CompletableFuture.completedStage(inLine), new CompletableFuture<Appended>());

    @Test
    void nothingShouldFollowWhatIsToBeTriedAgain() {
        inLine.completeExceptionally(new ParleyException(ErrorCode.HISTORY_UNAVAILABLE));

        assertThat(posting.letsFollow()).isFalse();
    }

    @Test
    void nothingShouldFollowWhatFailedForNoKnownReason() {
        inLine.completeExceptionally(new IllegalStateException());

        assertThat(posting.letsFollow()).isFalse();
    }

    @Test
    void whatWasRefusedForGoodShouldNotHoldUpTheNext() {
        inLine.completeExceptionally(new ParleyException(ErrorCode.BODY_TOO_LONG));

        assertThat(posting.letsFollow()).isTrue();
    }

    @Test
    void whatIsStillInLineShouldNotHoldUpTheNext() {
        assertThat(posting.letsFollow()).isTrue();
    }
}
