package org.parley.text;

import java.text.Normalizer;
import java.util.Locale;

/** Decides when two names count as the same: whatever their case and whatever form their letters are encoded in. */
public final class CaseFold {
    private CaseFold() {}

    /**
     * The form that all texts share which count as the same.
     *
     * <p>Made here and not by the database's {@code lower()}, which depends on the locale that database was created
     * with.
     */
    public static String of(String text) {
        // Lower case first: the capital ẞ has no upper case of two letters, as ß has.
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String folded =
                composed.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }
}
