package org.parley.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parley.node.NodeId;

class PlacementTest {
    private static final List<String> NAMES =
            IntStream.range(0, 300).mapToObj(i -> "system-" + i).toList();

    private final List<NodeId> nodes =
            Stream.of("node-1", "node-2", "node-3").map(NodeId::starting).toList();

    @Test
    void eachShouldBeServedByOneNode() {
        assertThat(NAMES).allSatisfy(name -> assertThat(placesOf(name, nodes)).hasSize(1));
    }

    @Test
    void eachNodeShouldHaveItsShare() {
        assertThat(nodes)
                .allSatisfy(node -> assertThat(NAMES.stream().filter(name -> Placement.isHere(name, node, nodes)))
                        .hasSizeBetween(50, 150));
    }

    @Test
    void onlyThoseOfALostNodeShouldMove() {
        List<NodeId> left = nodes.subList(0, 2);

        assertThat(NAMES)
                .filteredOn(name -> !Placement.isHere(name, nodes.get(2), nodes))
                .allSatisfy(name -> assertThat(placesOf(name, left)).isEqualTo(placesOf(name, nodes)));
    }

    @Test
    void aNodeThatKnowsOfNoOtherShouldServeAll() {
        assertThat(NAMES).allMatch(name -> Placement.isHere(name, nodes.get(0), List.of()));
    }

    private static List<NodeId> placesOf(String name, List<NodeId> living) {
        return living.stream()
                .filter(node -> Placement.isHere(name, node, living))
                .toList();
    }
}
