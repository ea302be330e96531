package org.parley.bench.report;

import java.util.Arrays;
import java.util.Locale;

/** How quiet the machine was while the figures were taken. */
final class Noise {
    private final Results results;

    Noise(Results results) {
        this.results = results;
    }

    String text() {
        double[] calibrations = results.all("calibration_ms");
        double busy = total(".cpu_ms") + total(".client_ms");
        if (calibrations.length == 0 || busy == 0) {
            return "Nothing was measured.\n";
        }
        return String.format(
                Locale.ROOT,
                "The same piece of work took between %.0f %% and %.0f %% of its median time (%d times); other programs took %.1f %% "
                        + "as much processor time as servers and load client, and %.1f %% as much was stolen by other machines.%n",
                100 * calibrations[0] / middle(calibrations),
                100 * calibrations[calibrations.length - 1] / middle(calibrations),
                calibrations.length,
                100 * total(".foreign_ms") / busy,
                100 * total(".stolen_ms") / busy);
    }

    private double total(String ending) {
        return Arrays.stream(results.all(ending)).sum();
    }

    private static double middle(double[] sorted) {
        return sorted[sorted.length / 2];
    }
}
