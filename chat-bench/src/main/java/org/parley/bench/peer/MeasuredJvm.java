package org.parley.bench.peer;

import java.util.List;

/** How every JVM that is measured runs. */
final class MeasuredJvm {
    /**
     * One processor and what a JVM chooses then. The heap is there from the start and stays as it is, so that the
     * process's memory grows by what lies outside of it.
     */
    static final List<String> OPTIONS = List.of(
            "-XX:ActiveProcessorCount=1", "-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-Xss512k");

    private MeasuredJvm() {}
}
