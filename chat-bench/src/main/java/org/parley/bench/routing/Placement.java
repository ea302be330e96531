package org.parley.bench.routing;

import java.util.SplittableRandom;

/** Which node each person is connected to; every node has as many people as every other, or one more. */
enum Placement {
    /** What a load balancer does that looks at the number of connections alone. */
    ANYWHERE("anywhere") {
        @Override
        int[] nodes(int people, int nodes, long seed) {
            int[] placed = BY_DEPARTMENT.nodes(people, nodes, seed);
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = people - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int node = placed[i];
                placed[i] = placed[other];
                placed[other] = node;
            }
            return placed;
        }
    },

    /** People of a department are on the same node, and departments next to each other are too. */
    BY_DEPARTMENT("by department") {
        @Override
        int[] nodes(int people, int nodes, long seed) {
            int[] placed = new int[people];
            for (int person = 0; person < people; person++) {
                placed[person] = (int) ((long) person * nodes / people);
            }
            return placed;
        }
    };

    private final String title;

    Placement(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Each person's node. */
    abstract int[] nodes(int people, int nodes, long seed);
}
