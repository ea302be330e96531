package org.parley.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * All figures, in memory and in a file to which each is added as soon as it is measured: a benchmark that was broken off
 * goes on where it was.
 */
public final class Results {
    private final Path file;
    private final List<Figure> figures = new ArrayList<>();

    private Results(Path file) {
        this.file = file;
    }

    /** Reads what is there. */
    public static Results open(Path file) {
        Results results = new Results(file);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.exists(file)) {
                Files.readAllLines(file).stream().map(Figure::parse).forEach(results.figures::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return results;
    }

    public void add(Figure figure) {
        figures.add(figure);
        write(List.of(figure), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Forgets what a workload has said of a contender. */
    public void forget(String workload, String contender) {
        figures.removeIf(figure ->
                figure.workload().equals(workload) && figure.contender().equals(contender));
        write(figures, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Forgets everything. */
    public void clear() {
        figures.clear();
        write(figures, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private void write(List<Figure> lines, StandardOpenOption... options) {
        try {
            Files.write(file, lines.stream().map(Figure::line).toList(), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The middle one of a metric's runs; of two in the middle, their mean. */
    public OptionalDouble median(String workload, String contender, String metric) {
        double[] values = values(workload, contender, metric);
        if (values.length == 0) {
            return OptionalDouble.empty();
        }
        int middle = values.length / 2;
        return OptionalDouble.of(values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2);
    }

    /** What was measured in each run, sorted. */
    public double[] values(String workload, String contender, String metric) {
        return figures.stream()
                .filter(figure -> figure.workload().equals(workload)
                        && figure.contender().equals(contender)
                        && figure.metric().equals(metric))
                .mapToDouble(Figure::value)
                .sorted()
                .toArray();
    }

    /** What was measured under any name that ends so, of all workloads and contenders, sorted. */
    double[] all(String ending) {
        return figures.stream()
                .filter(figure -> figure.metric().endsWith(ending))
                .mapToDouble(Figure::value)
                .sorted()
                .toArray();
    }

    /** Whether a workload has come to its end with a contender. */
    public boolean isComplete(String workload, String contender) {
        return values(workload, contender, Recorder.COMPLETE).length > 0;
    }

    /** The metrics of a workload and contender that begin so. */
    public List<String> metrics(String workload, String contender, String prefix) {
        return List.copyOf(new TreeSet<>(figures.stream()
                .filter(figure -> figure.workload().equals(workload)
                        && figure.contender().equals(contender)
                        && figure.metric().startsWith(prefix))
                .map(Figure::metric)
                .toList()));
    }
}
