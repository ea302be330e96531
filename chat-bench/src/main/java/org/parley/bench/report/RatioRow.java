package org.parley.bench.report;

import java.util.List;
import java.util.OptionalDouble;

/** A row of a table in Markdown: figures, and how many times the first of them each is. */
final class RatioRow {
    private RatioRow() {}

    /** With its line end; a figure that was not measured is a dash. */
    static String of(String what, List<OptionalDouble> figures) {
        StringBuilder row = new StringBuilder("| ").append(what).append(" |");
        for (OptionalDouble figure : figures) {
            row.append(' ').append(figure.isPresent() ? Aim.number(figure.getAsDouble()) : "–");
            Figures.quotient(figure, figures.get(0))
                    .ifPresent(
                            ratio -> row.append(" (").append(Aim.number(ratio)).append(" ×)"));
            row.append(" |");
        }
        return row.append('\n').toString();
    }
}
