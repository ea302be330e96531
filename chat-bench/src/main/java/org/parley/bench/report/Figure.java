package org.parley.bench.report;

/**
 * One number that was measured.
 *
 * @param workload such as {@code w1}
 * @param contender the server's name
 * @param metric what, with its unit at the end
 * @param run which repetition, from 1; 0 for what is measured once
 */
public record Figure(String workload, String contender, String metric, int run, double value) {
    private static final String SEPARATOR = "\t";
    private static final int FIELDS = 5;

    String line() {
        return String.join(SEPARATOR, workload, contender, metric, Integer.toString(run), Double.toString(value));
    }

    static Figure parse(String line) {
        String[] fields = line.split(SEPARATOR, -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("Not a figure: " + line);
        }
        return new Figure(fields[0], fields[1], fields[2], Integer.parseInt(fields[3]), Double.parseDouble(fields[4]));
    }
}
