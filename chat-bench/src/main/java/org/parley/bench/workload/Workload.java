package org.parley.bench.workload;

import org.parley.bench.load.LoadClient;
import org.parley.bench.peer.Contender;
import org.parley.bench.report.Recorder;

/** Something that is asked of every contender alike. */
public interface Workload {

    /** Such as {@code w1}. */
    String name();

    /**
     * Puts the load on a contender that runs, and notes what it measures.
     *
     * @param client without any connection
     */
    void run(Contender contender, LoadClient client, Schedule schedule, Recorder recorder) throws InterruptedException;
}
