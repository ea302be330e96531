package org.parley.trace;

import org.parley.settings.Settings;

/**
 * Which messages are traced.
 *
 * @param ratio of all messages, from 0, none, to 1, all
 * @param exported whether the platform hands traces to an exporter
 */
public record TraceSettings(double ratio, boolean exported) {

    /** @throws org.parley.settings.InvalidSettingException naming the key that is wrong */
    public static TraceSettings read(Settings settings) {
        boolean exported = settings.textOr("otel.sdk.disabled", "true").equalsIgnoreCase("false");
        double ratio = settings.parse(
                "parley.trace.ratio",
                0.0,
                "a number from 0 to 1; above 0 only with otel.sdk.disabled=false",
                "0.001",
                text -> ratio(text, exported));
        return new TraceSettings(ratio, exported);
    }

    private static double ratio(String text, boolean exported) {
        double ratio = Double.parseDouble(text);
        if (!(ratio >= 0 && ratio <= 1) || (ratio > 0 && !exported)) {
            throw new IllegalArgumentException(text);
        }
        return ratio;
    }
}
