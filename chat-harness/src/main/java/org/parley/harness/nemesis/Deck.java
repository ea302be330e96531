package org.parley.harness.nemesis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Faults in a random order in which each comes up before any comes up again. Not thread-safe. */
final class Deck {
    private final List<Card> all;
    private final Random random;
    private final List<Card> left = new ArrayList<>();

    Deck(List<Card> all, SplittableRandom random) {
        this.all = List.copyOf(all);
        this.random = new Random(random.nextLong());
    }

    Card draw() {
        if (left.isEmpty()) {
            left.addAll(all);
            Collections.shuffle(left, random);
        }
        return left.remove(left.size() - 1);
    }

    /** It comes up again when the others have. */
    void putBack(Card card) {
        left.add(0, card);
    }
}
