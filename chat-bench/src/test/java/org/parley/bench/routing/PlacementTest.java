package org.parley.bench.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlacementTest {

    @ParameterizedTest
    @EnumSource
    void nodesShouldHaveEquallyManyPeopleOrOneMore(Placement placement) {
        int[] people = new int[7];
        Arrays.stream(placement.nodes(1_000, 7, 1)).forEach(node -> people[node]++);

        assertThat(people).containsOnly(142, 143);
    }

    @Test
    void neighboursShouldBeTogether() {
        assertThat(Placement.BY_DEPARTMENT.nodes(6, 3, 1)).containsExactly(0, 0, 1, 1, 2, 2);
    }

    @Test
    void anywhereShouldBeAnywhere() {
        int[] nodes = Placement.ANYWHERE.nodes(1_000, 2, 1);

        long changes = 0;
        for (int i = 1; i < nodes.length; i++) {
            changes += nodes[i] == nodes[i - 1] ? 0 : 1;
        }
        assertThat(changes).isBetween(400L, 600L);
    }
}
