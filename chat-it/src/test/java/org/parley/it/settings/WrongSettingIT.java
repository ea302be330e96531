package org.parley.it.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.dev.server.PayaraMicroNode;
import org.parley.dev.server.ServerFailedException;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;

/** An administrator who mistypes a setting is told which, at once. */
@Order(4)
@ExtendWith(SharedCluster.class)
class WrongSettingIT {

    @Test
    void aWrongValueShouldStopTheStartWithOneLineThatNamesTheKey(Cluster cluster) throws IOException {
        PayaraMicroNode node = cluster.anotherNode("mistyped", Map.of("PARLEY_MESSAGE_MAX_CHARACTERS", "many"));

        try {
            assertThatThrownBy(node::start).isInstanceOf(ServerFailedException.class);
        } finally {
            node.stop();
        }

        assertThat(linesAbout(node, "Parley does not start."))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .contains(
                                "parley.message.max-characters is 'many'",
                                "it takes a whole number",
                                "for example parley.message.max-characters="));
    }

    private static List<String> linesAbout(PayaraMicroNode node, String text) throws IOException {
        return Files.readAllLines(node.log()).stream()
                .filter(line -> line.contains(text))
                .toList();
    }
}
