package org.parley.harness.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.harness.checker.Availability.Period;
import org.parley.harness.recording.RunFolder;

class AvailabilityTest {
    private static final Period ALWAYS = new Period(0, 100_000);

    @TempDir
    private Path folder;

    @Test
    void whoIsCutOffShouldBeWithoutServiceUntilTheNextWelcome() throws IOException {
        Availability served = client(
                "10 dial 1 80",
                "20 open 1 80",
                "30 welcome 1 node-1 500",
                "1000 close 1 1006",
                "1400 dial 2 80",
                "1800 close 2 1006",
                "2500 dial 3 80",
                "3200 welcome 3 node-2 500");

        assertThat(served.outage(1, ALWAYS)).isEqualTo(Duration.ofMillis(2200));
        assertThat(served.outage(1, new Period(0, 1000))).isEqualTo(Duration.ofMillis(20));
        assertThat(served.cutOff(ALWAYS)).isEqualTo(1);
        assertThat(served.sentAway(ALWAYS)).isZero();
    }

    @Test
    void whoIsSentAwayShouldBeWithoutServiceFromWhenItGoes() throws IOException {
        Availability served = client(
                "10 dial 1 80",
                "30 welcome 1 node-1 500",
                "1000 goaway 1",
                "1400 dial 2 80",
                "1450 welcome 2 node-2 500",
                "1500 close 1 1006");

        assertThat(served.outage(1, ALWAYS)).isEqualTo(Duration.ofMillis(50));
        assertThat(served.cutOff(ALWAYS)).isZero();
        assertThat(served.sentAway(ALWAYS)).isEqualTo(1);
    }

    @Test
    void aMessageShouldWaitFromTheFirstAttemptToTheAnswerThatIsFinal() throws IOException {
        Availability served = client(
                "100 send 1 r1 c01.1 message:a",
                "200 refused 1 r1 c01.1 overloaded retryable",
                "300 send 2 r1 c01.1 message:a",
                "700 ack 2 r1 c01.1 1",
                "800 send 2 r1 c01.2 message:b",
                "810 refused 2 r1 c01.2 not-a-member final",
                "9000 send 2 r1 c01.2 message:b",
                "9010 ack 2 r1 c01.2 2");

        assertThat(served.acknowledgement(1, ALWAYS)).isEqualTo(Duration.ofMillis(600));
        assertThat(served.acknowledgement(0.5, ALWAYS)).isEqualTo(Duration.ofMillis(10));
        assertThat(served.outage(1, ALWAYS)).isEqualTo(Duration.ofMillis(600));
    }

    @Test
    void anEventShouldBeLateOnlyForWhoFollowedTheRoomWhenItWasStored() throws IOException {
        Availability served = client(
                "1000 resume 1 r1 0",
                "1100 event 1 r1 1 u1 c02.1 message:a 1 20",
                "2000 event 1 r1 2 u1 c02.2 message:b 2 1700",
                "3000 left 1 r1",
                "3100 event 1 r1 3 u1 c02.3 message:c 3 2000",
                "9000 resume 1 r1 3",
                "9050 event 1 r1 4 u1 c02.4 message:d 4 4000");

        assertThat(served.delivery(1, ALWAYS)).isEqualTo(Duration.ofMillis(300));
        assertThat(served.outage(1, ALWAYS)).isEqualTo(Duration.ofMillis(300));
        assertThat(served.delivery(0.5, ALWAYS)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void aQuantileShouldBeOfTheClients() throws IOException {
        write("c01", "0 dial 1 80", "5 welcome 1 node-1 500");
        write("c02", "0 dial 1 80", "900 welcome 1 node-1 500");
        Availability served = client("0 dial 1 80", "7 welcome 1 node-1 500");

        assertThat(served.outage(0.5, ALWAYS)).isEqualTo(Duration.ofMillis(7));
        assertThat(served.outage(0.99, ALWAYS)).isEqualTo(Duration.ofMillis(900));
        assertThat(served.outage(0.99, new Period(1, 2))).isZero();
    }

    private Availability client(String... lines) throws IOException {
        write("c03", lines);
        Files.writeString(folder.resolve(RunFolder.RUN), "seed=1\n");
        return Availability.of(folder);
    }

    private void write(String client, String... lines) throws IOException {
        Files.write(folder.resolve(RunFolder.CLIENT_PREFIX + client + ".log"), List.of(lines));
    }
}
