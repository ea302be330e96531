package org.parley.bench.routing;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Sizes of rooms from 2 up to a largest: the number of rooms of size n falls as a power of n. */
final class RoomSizes {
    static final int SMALLEST = 2;

    /** At {@code n - SMALLEST}: the share of rooms that have at most n people. */
    private final double[] upTo;

    RoomSizes(double exponent, int largest) {
        upTo = new double[largest - SMALLEST + 1];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += Math.pow(i + SMALLEST, -exponent);
            upTo[i] = sum;
        }
        for (int i = 0; i < upTo.length; i++) {
            upTo[i] /= sum;
        }
        upTo[upTo.length - 1] = 1;
    }

    int draw(SplittableRandom random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble());
        return SMALLEST + (found < 0 ? -found - 1 : Math.min(found + 1, upTo.length - 1));
    }
}
