package org.parley.bench.report;

import java.util.OptionalDouble;

/** Where one workload notes what it measures of one contender. */
public final class Recorder {
    static final String COMPLETE = "complete";

    private final Results results;
    private final String workload;
    private final String contender;

    public Recorder(Results results, String workload, String contender) {
        this.results = results;
        this.workload = workload;
        this.contender = contender;
    }

    /** @param run from 1; 0 for what is measured once */
    public void note(String metric, int run, double value) {
        results.add(new Figure(workload, contender, metric, run, value));
    }

    /** The same workload has come to its end. */
    public void complete() {
        note(COMPLETE, 0, 1);
    }

    /** What this workload has measured of another contender. */
    public OptionalDouble of(String otherContender, String metric) {
        return results.median(workload, otherContender, metric);
    }
}
