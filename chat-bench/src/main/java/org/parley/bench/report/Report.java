package org.parley.bench.report;

/** All that the benchmark prints, in Markdown. */
public final class Report {
    private final Results results;

    public Report(Results results) {
        this.results = results;
    }

    /** @param machine what it was measured on, and which state of the project */
    public String text(String machine) {
        return "## What was to be reached\n\n"
                + new AimTable(results).text()
                + "\n## Every server\n\nIn parentheses: in units of the Netty server.\n\n"
                + new PeerTable(results).text()
                + "\n## Other systems\n\nIn parentheses: in units of the first column.\n\n"
                + new IntegrationTable(results).text()
                + "\n## The machine\n\n"
                + machine
                + "\n"
                + new Noise(results).text();
    }
}
