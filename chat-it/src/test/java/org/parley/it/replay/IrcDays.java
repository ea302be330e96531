package org.parley.it.replay;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.bench.replay.IrcLog;
import org.parley.bench.replay.Replay;
import org.parley.bench.replay.ReplayReport;
import org.parley.it.people.Company;

/** One real day, played once for all tests that want a room in which much was said. */
public final class IrcDays {
    /** The system property that names the folder of the logs. */
    public static final String PROPERTY = "parley.irc";

    private static final String DAY = "2007-01-19";
    private static final int ARRIVING_TOGETHER = 4;
    private static @Nullable ReplayReport played;

    private IrcDays() {}

    public static Path folder() {
        return Path.of(System.getProperty(PROPERTY, "../../shared/data/irc"));
    }

    /** Plays the day on these nodes, the first time it is asked to. */
    public static synchronized ReplayReport played(List<URI> nodes) throws Exception {
        ReplayReport report = played;
        if (report == null) {
            IrcLog log = IrcLog.read(folder().resolve(DAY + ".txt"));
            report = new Replay(Company.runtime(), nodes, ARRIVING_TOGETHER).play(log, "irc " + DAY);
            played = report;
        }
        return report;
    }
}
