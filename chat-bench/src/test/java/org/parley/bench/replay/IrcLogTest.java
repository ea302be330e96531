package org.parley.bench.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.bench.replay.IrcLog.Line;

class IrcLogTest {

    @Test
    void aLineShouldBeItsNickAndItsText() {
        IrcLog log = IrcLog.parse(List.of("[09:56] <alice> bob: is this > that?"));

        assertThat(log.lines())
                .containsExactly(new Line(LocalTime.parse("09:56"), "alice", "bob: is this > that?", false));
    }

    @Test
    void anActionShouldBeTold() {
        IrcLog log = IrcLog.parse(List.of("[02:27]  * alice says * Hi!", "[02:28] * bob waves"));

        assertThat(log.lines())
                .containsExactly(
                        new Line(LocalTime.parse("02:27"), "alice", "says * Hi!", true),
                        new Line(LocalTime.parse("02:28"), "bob", "waves", true));
    }

    @Test
    void oddNicksShouldBeKept() {
        IrcLog log = IrcLog.parse(List.of("[09:56] <bur[n] er> a", "[09:56] <|-Al{ce}^`> b", "[09:57] <[x]> c"));

        assertThat(log.nicks()).containsExactly("bur[n] er", "|-Al{ce}^`", "[x]");
    }

    @Test
    void whiteSpaceAroundTheTextShouldBeKept() {
        IrcLog log = IrcLog.parse(List.of("[11:26] <alice>   two more in front, one behind "));

        assertThat(log.lines())
                .containsExactly(
                        new Line(LocalTime.parse("11:26"), "alice", "  two more in front, one behind ", false));
    }

    @Test
    void blankLinesNoticesAndRubbishShouldBeCounted() {
        IrcLog log = IrcLog.parse(List.of(
                "[09:43] <alice>",
                "[09:44] <alice>    ",
                "=== bob has joined #ubuntu",
                "=== x",
                "rubbish",
                "[24:00] <alice> late",
                ""));

        assertThat(log).isEqualTo(new IrcLog(List.of(), 2, 2, 2));
    }

    @Test
    void aLineThatIsNotUtf8ShouldNotSpoilTheOthers() {
        byte[] utf8 = "[09:56] <alice> Grüße 👋\r\n".getBytes(StandardCharsets.UTF_8);
        byte[] old = "[09:57] <bob> \u00fcber\u0000\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = new byte[utf8.length + old.length];
        System.arraycopy(utf8, 0, bytes, 0, utf8.length);
        System.arraycopy(old, 0, bytes, utf8.length, old.length);

        assertThat(IrcLog.decode(bytes)).containsExactly("[09:56] <alice> Grüße 👋", "[09:57] <bob> über");
    }

    @Test
    void theLastLineShouldCountWithoutItsLineFeed() {
        assertThat(IrcLog.decode("a\nb".getBytes(StandardCharsets.UTF_8))).containsExactly("a", "b");
    }

    @Test
    void firstShouldLeaveTheRestOut() {
        IrcLog log = IrcLog.parse(List.of("[09:56] <alice> a", "[09:56] <bob> b"));

        assertThat(log.first(1).nicks()).containsExactly("alice");
        assertThat(log.first(5)).isEqualTo(log);
    }
}
