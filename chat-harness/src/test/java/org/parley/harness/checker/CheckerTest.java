package org.parley.harness.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.harness.checker.EditableRecording.Line;
import org.parley.harness.recording.RunFolder;

/**
 * A recording of a real run passes; the same recording, damaged as each defect of the servers would damage it, is caught
 * under that defect's name.
 */
class CheckerTest {
    private static final long LONG_AGO = -100_000;

    private final EditableRecording recording = new EditableRecording(resource("good"));

    @TempDir
    private Path folder;

    @Test
    void aGoodRecordingShouldPass() {
        Report report = recording.check(folder);

        assertThat(report.text()).contains("every promise was kept");
        assertThat(report.isClean()).isTrue();
        assertThat(report.size().acks()).isPositive();
        assertThat(report.size().deliveries()).isPositive();
        assertThat(report.faults()).isNotEmpty();
    }

    @Test
    void aSkippedRepairShouldBeCaughtAsGap() {
        Line lost = amidStream();

        Report report = recording.removeAll(lost::equals).check(folder);

        assertCaught(report, Kind.GAP, lost.field(3) + " offset " + lost.field(4));
    }

    @Test
    void anAckBeforeTheCommitShouldBeCaught() {
        Line lost = lastMessage();
        String room = lost.field(2);

        Report report = recording
                .head(room, Long.parseLong(lost.field(3)) - 1)
                .removeAll(line -> line.isAbout(room, lost.field(3)))
                .check(folder);

        assertCaught(report, Kind.ACKED_NOT_STORED, lost.field(5));
        assertThat(report.counts()).containsOnlyKeys(Kind.ACKED_NOT_STORED);
        assertThat(report.violations().get(0).lines()).anyMatch(line -> line.contains(" ack "));
    }

    @Test
    void aDroppedIdempotencyIndexShouldBeCaught() {
        Line once = lastMessage();
        String room = once.field(2);
        long next = Long.parseLong(once.field(3)) + 1;
        long messages = Long.parseLong(once.field(7)) + 1;

        Report report = recording
                .append(RunFolder.FINAL, new Line("", 0, once.with(3, next)).with(7, messages))
                .head(room, next)
                .check(folder);

        assertCaught(report, Kind.STORED_TWICE, once.field(5));
    }

    @Test
    void anOffsetThatIsUsedAgainShouldBeCaught() {
        Line event = amidStream();

        Report report = recording.replace(event, event.with(6, "c99.1")).check(folder);

        assertCaught(report, Kind.OFFSET_REUSED, event.field(3) + " offset " + event.field(4));
        assertThat(report.counts()).containsOnlyKeys(Kind.OFFSET_REUSED);
    }

    @Test
    void aDoubleDeliveryShouldBeCaught() {
        Line event = amidStream();

        Report report = recording.insertAfter(event, event.text()).check(folder);

        assertCaught(report, Kind.DELIVERED_TWICE, event.field(3) + " offset " + event.field(4));
        assertThat(report.counts()).containsOnlyKeys(Kind.DELIVERED_TWICE);
    }

    /** The room was left and joined again while a resume had no answer; both are answered now. */
    @Test
    void twoAnswersToTwoResumesShouldPass() {
        Line event = amidStream();
        String about = " 999 " + event.field(3) + " ";

        Report report = recording
                .append(event.file(), event.at() + " resume" + about + before(event))
                .append(event.file(), event.at() + " left" + about)
                .append(event.file(), event.at() + " resume" + about + before(event))
                .append(event.file(), event.with(2, "999"))
                .append(event.file(), event.with(2, "999"))
                .check(folder);

        assertThat(report.isClean()).as(report.text()).isTrue();
    }

    @Test
    void aDeliveryToSomebodyWhoNeverBelongedShouldBeCaught() {
        Line event = amidStream();
        String stranger = clientOutside(event.field(3));
        String connection = "999";

        Report report = recording
                .append(stranger, event.at() + " resume " + connection + " " + event.field(3) + " " + before(event))
                .append(stranger, event.with(2, connection))
                .check(folder);

        assertCaught(report, Kind.NOT_A_MEMBER, event.field(3) + " offset " + event.field(4));
        assertThat(report.counts()).containsOnlyKeys(Kind.NOT_A_MEMBER);
    }

    @Test
    void aDeliveryToSomebodyWhoHasLeftShouldBeCaught() {
        Line event = amidStream();
        String client = Recording.clientOf(event.file());
        Line whose = recording.first(
                line -> line.verb().equals("client") && line.field(2).equals(client));
        String about = event.field(3) + " " + whose.field(3) + " " + whose.field(3);

        Report report = recording
                .append(RunFolder.MEMBERSHIPS, LONG_AGO + " invoke 9999 leave " + about)
                .append(RunFolder.MEMBERSHIPS, LONG_AGO + " ok 9999")
                .check(folder);

        assertCaught(report, Kind.NOT_A_MEMBER, event.field(3));
    }

    @Test
    void whatWasOnItsWayWhenSomebodyLeftShouldPass() {
        Line event = recording.first(line -> line.verb().equals("event"));
        Line lastOfAll = event;
        for (Line line : recording.lines(line -> line.verb().equals("event")
                && line.file().equals(event.file())
                && line.field(3).equals(event.field(3)))) {
            lastOfAll = line;
        }
        String client = Recording.clientOf(event.file());
        Line whose = recording.first(
                line -> line.verb().equals("client") && line.field(2).equals(client));
        String about = event.field(3) + " " + whose.field(3) + " " + whose.field(3);
        long justBefore = Long.parseLong(lastOfAll.field(9)) - Absences.PROMISE / 2;

        Report report = recording
                .append(RunFolder.MEMBERSHIPS, justBefore + " invoke 9999 leave " + about)
                .append(RunFolder.MEMBERSHIPS, justBefore + " ok 9999")
                .check(folder);

        assertThat(report.counts()).doesNotContainKey(Kind.NOT_A_MEMBER);
    }

    @Test
    void swappedEventsShouldBeCaught() {
        Line first = amidStream();
        Line second = recording.next(first);

        Report report = recording
                .replace(first, second.text())
                .replace(second, first.text())
                .check(folder);

        assertCaught(report, Kind.OUT_OF_ORDER, first.field(3) + " offset " + first.field(4));
        assertThat(report.counts()).containsOnlyKeys(Kind.OUT_OF_ORDER);
    }

    @Test
    void aHoleInTheOffsetsShouldBeCaught() {
        Line event = amidStream();

        Report report = recording
                .removeAll(line -> line.verb().equals("stored") && line.isAbout(event.field(3), event.field(4)))
                .check(folder);

        assertCaught(report, Kind.HOLE, event.field(3) + " offset " + event.field(4));
    }

    @Test
    void readersThatEndDifferentlyShouldBeCaught() {
        Line last = lastMessage();
        Line seen = recording.first(line -> line.verb().equals("event") && line.isAbout(last.field(2), last.field(3)));

        Report report = recording
                .removeAll(line -> line.file().equals(seen.file()) && line.isAbout(last.field(2), last.field(3)))
                .check(folder);

        assertCaught(report, Kind.NOT_LEVEL, last.field(2));
        assertThat(report.counts()).containsOnlyKeys(Kind.NOT_LEVEL);
    }

    @Test
    void anAckAtAnotherOffsetShouldBeCaught() {
        Line ack = recording.first(line -> line.verb().equals("ack"));

        Report report = recording
                .replace(ack, ack.with(5, Long.parseLong(ack.field(5)) + 1))
                .check(folder);

        assertCaught(report, Kind.ACKED_ELSEWHERE, ack.field(4));
    }

    @Test
    void aMessageWithAnotherTextShouldBeCaught() {
        Line send = recording.first(
                line -> line.verb().equals("send") && line.field(5).startsWith("message:"));

        Report report = recording
                .removeAll(
                        line -> line.verb().equals("send") && line.field(4).equals(send.field(4)) && !line.equals(send))
                .replace(send, send.with(5, "message:other"))
                .check(folder);

        assertCaught(report, Kind.ALTERED, send.field(4));
    }

    @Test
    void aSendThatIsNeverAnsweredShouldBeCaught() {
        Line last = lastMessage();

        Report report = recording
                .removeAll(line -> line.verb().equals("ack") && line.field(4).equals(last.field(5)))
                .check(folder);

        assertCaught(report, Kind.UNANSWERED, last.field(5));
    }

    @Test
    void aMessageThatNobodySentShouldBeCaught() {
        Line last = lastMessage();

        Report report = recording
                .removeAll(line -> List.of("send", "ack").contains(line.verb())
                        && line.field(4).equals(last.field(5)))
                .check(folder);

        assertCaught(report, Kind.UNSENT, last.field(2) + " offset " + last.field(3));
    }

    @Test
    void aMessageStoredBeforeOneThatWasAckedEarlierShouldBeCaught() {
        Line last = lastMessage();

        Report report = recording
                .append(
                        recording
                                .first(each -> each.verb().equals("ack")
                                        && each.field(4).equals(last.field(5)))
                                .file(),
                        LONG_AGO + " ack 1 " + last.field(2) + " " + last.field(5) + " " + last.field(3))
                .check(folder);

        assertCaught(report, Kind.OVERTAKEN, last.field(2));
    }

    @Test
    void anEventOfARoomThatWasNotResumedShouldBeCaught() {
        Line event = amidStream();

        Report report = recording.insertAfter(event, event.with(2, "999")).check(folder);

        assertCaught(report, Kind.NOT_RESUMED, event.field(3) + " offset " + event.field(4));
    }

    @Test
    void aNeedlessResetShouldBeCaught() {
        Line welcome = recording.first(line -> line.verb().equals("welcome"));
        String room = recording
                .first(line -> line.file().equals(welcome.file()) && line.verb().equals("event"))
                .field(3);

        Report report = recording
                .append(welcome.file(), welcome.with(2, "999"))
                .append(welcome.file(), welcome.at() + " resume 999 " + room + " 0")
                .append(welcome.file(), welcome.at() + " reset 999 " + room + " 2")
                .check(folder);

        assertCaught(report, Kind.NEEDLESS_RESET, room);
    }

    @Test
    void aWrongCountOfMessagesShouldBeCaught() {
        Line last = lastMessage();
        recording
                .lines(line -> line.isAbout(last.field(2), last.field(3)))
                .forEach(line -> recording.replace(line, line.with(line.verb().equals("event") ? 8 : 7, 1_000_000)));

        assertCaught(recording.check(folder), Kind.MISCOUNTED, last.field(2));
    }

    @Test
    void aMembershipChangeThatIsNotInTheLogShouldBeCaught() {
        Line join = recording.first(line -> line.verb().equals("invoke"));
        String about = join.field(4) + " u99 u99";

        Report report = recording
                .append(RunFolder.MEMBERSHIPS, join.at() + " invoke 9999 join " + about)
                .append(RunFolder.MEMBERSHIPS, join.at() + " ok 9999")
                .check(folder);

        assertCaught(report, Kind.MEMBERSHIP_NOT_LOGGED, join.field(4));
    }

    @Test
    void anEventBeyondTheEndOfTheLogShouldBeCaught() {
        Line last = lastMessage();
        String room = last.field(2);
        long offset = Long.parseLong(last.field(3));

        Report report = recording
                .head(room, offset - 1)
                .removeAll(line -> line.verb().equals("stored") && line.isAbout(room, last.field(3)))
                .check(folder);

        assertCaught(report, Kind.BEYOND_HEAD, room + " offset " + offset);
    }

    @Test
    void aRunInWhichNothingHappensShouldNotPass() {
        Report report = recording
                .removeAll(line -> line.file().startsWith(RunFolder.CLIENT_PREFIX))
                .check(folder);

        assertThat(report.counts()).containsKey(Kind.NOTHING_HAPPENED);
    }

    @Test
    void theCheckerShouldNotExcuseATimeWithoutFaults() {
        FaultWindows windows = new FaultWindows(new Recording(resource("good")));
        Line end = recording.lines(line -> line.file().equals(RunFolder.FAULTS)).stream()
                .reduce((one, other) -> other)
                .orElseThrow();

        assertThat(windows.after(end.at() + 60_000, 2_000)).isEqualTo(end.at() + 62_000);
    }

    /** An event on a connection whose next line is the next event of the same room on it. */
    private Line amidStream() {
        return recording.first(line -> {
            if (!line.verb().equals("event")
                    || line.number() + 1 >= recording.lines(line.file()).size()) {
                return false;
            }
            Line next = recording.next(line);
            return next.verb().equals("event")
                    && next.field(2).equals(line.field(2))
                    && next.isAbout(line.field(3), Long.toString(Long.parseLong(line.field(4)) + 1));
        });
    }

    private static long before(Line event) {
        return Long.parseLong(event.field(4)) - 1;
    }

    /** The last event of a room's log, if it is a message that was acknowledged. */
    private Line lastMessage() {
        return recording.first(line -> {
            if (!line.verb().equals("stored") || !line.field(6).startsWith("message:")) {
                return false;
            }
            boolean last = !recording
                    .lines(head -> head.verb().equals("head")
                            && head.field(2).equals(line.field(2))
                            && head.field(3).equals(line.field(3)))
                    .isEmpty();
            Predicate<Line> acked =
                    ack -> ack.verb().equals("ack") && ack.field(4).equals(line.field(5));
            return last && !recording.lines(acked).isEmpty();
        });
    }

    private String clientOutside(String room) {
        return recording
                .first(line -> line.verb().equals("client")
                        && recording
                                .lines(request -> request.verb().equals("invoke")
                                        && request.field(4).equals(room)
                                        && request.field(5).equals(line.field(3)))
                                .isEmpty())
                .field(2)
                .transform(client -> RunFolder.CLIENT_PREFIX + client + ".log");
    }

    private static void assertCaught(Report report, Kind kind, String where) {
        assertThat(report.isClean()).isFalse();
        assertThat(report.violations())
                .as(report.text())
                .anyMatch(violation ->
                        violation.kind() == kind && violation.where().contains(where));
        assertThat(report.text()).contains(kind.slug() + ":");
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(CheckerTest.class.getResource("/recordings/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
