package org.parley.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerProcessesTest {

    @Test
    void timeOfChildrenShouldBeCountedWhileTheyLiveAndAfterwards() throws Exception {
        Process shell = new ProcessBuilder(
                        "sh", "-c", "sh -c 'i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done'; read x")
                .start();
        try {
            ServerProcesses processes = new ServerProcesses().add("app", shell.pid());
            Map<String, Duration> none = Map.of("app", Duration.ZERO);

            // the inner shell does all the work, and then ends
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> shell.descendants().findAny().isEmpty());

            assertThat(processes.cpuSince(none).get("app")).isPositive();
            assertThat(processes.pids()).containsExactly(shell.pid());
        } finally {
            shell.destroyForcibly();
        }
    }

    @Test
    void secondProcessOfARoleShouldHaveANumber() {
        ServerProcesses processes =
                new ServerProcesses().add("app", 1).add("app", 2).add("redis", 3);

        assertThat(processes.roots()).isEqualTo(Map.of("app", 1L, "app 2", 2L, "redis", 3L));
    }
}
