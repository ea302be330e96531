package org.parley.bench.writer;

/**
 * What a writer has measured.
 *
 * @param sends messages that were durable in the time
 * @param p99Millis how long one send in a hundred took at least
 * @param commitMillis mean time of a commit
 */
public record WriterResult(long sends, double seconds, double p99Millis, double commitMillis) {
    private static final String MARK = "written";

    String line() {
        return String.join(
                " ",
                MARK,
                Long.toString(sends),
                Double.toString(seconds),
                Double.toString(p99Millis),
                Double.toString(commitMillis));
    }

    /** @throws java.util.NoSuchElementException when the writer has not come so far */
    public static WriterResult parse(String output) {
        String[] fields = output.lines()
                .filter(line -> line.startsWith(MARK + " "))
                .findFirst()
                .orElseThrow()
                .split(" ");
        return new WriterResult(
                Long.parseLong(fields[1]),
                Double.parseDouble(fields[2]),
                Double.parseDouble(fields[3]),
                Double.parseDouble(fields[4]));
    }
}
