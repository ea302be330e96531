package org.parley.bench.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RoomSizesTest {
    private static final int DRAWS = 1_000_000;

    @Test
    void roomsOfTwiceTheSizeShouldBeRarerByAPowerOfTwo() {
        int[] drawn = draw(new RoomSizes(2, 100));

        assertThat((double) drawn[2] / drawn[4]).isCloseTo(4, withinPercentage(3));
        assertThat((double) drawn[3] / drawn[9]).isCloseTo(9, withinPercentage(5));
    }

    @Test
    void sizesShouldBeFromTwoToTheLargest() {
        int[] drawn = draw(new RoomSizes(1, 5));

        assertThat(drawn[0] + drawn[1]).isZero();
        assertThat(drawn[2] + drawn[3] + drawn[4] + drawn[5]).isEqualTo(DRAWS);
        assertThat(drawn[5]).isPositive();
    }

    private static int[] draw(RoomSizes sizes) {
        SplittableRandom random = new SplittableRandom(1);
        int[] drawn = new int[101];
        for (int i = 0; i < DRAWS; i++) {
            drawn[sizes.draw(random)]++;
        }
        return drawn;
    }
}
