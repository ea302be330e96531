package org.parley.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/**
 * Reads settings and tells the administrator, in one line, what is wrong with a value.
 *
 * <p>Each feature has one typed class that reads its own keys through this at start-up. Immutable and thread-safe.
 */
public final class Settings {
    private final Config config;

    public Settings(Config config) {
        this.config = config;
    }

    /** @throws InvalidSettingException if there is no such key, or it is blank */
    public String text(String key, String example) {
        return find(key).orElseThrow(() -> new InvalidSettingException(key, "is missing", "a text", example));
    }

    public String textOr(String key, String fallback) {
        return find(key).orElse(fallback);
    }

    /** Whole numbers in [{@code min}, {@code max}]. */
    public int number(String key, int fallback, int min, int max) {
        return parse(key, fallback, "a whole number from " + min + " to " + max, Integer.toString(fallback), text -> {
            int value = Integer.parseInt(text);
            if (value < min || value > max) {
                throw new IllegalArgumentException();
            }
            return value;
        });
    }

    /** Durations in ISO 8601 ({@code PT30S}) or short ({@code 500ms}, {@code 30s}, {@code 15m}, {@code 12h}). */
    public Duration duration(String key, Duration fallback) {
        return parse(key, fallback, "a positive duration such as 500ms, 30s, 15m or 12h", "30s", Durations::parse);
    }

    public boolean flag(String key, boolean fallback) {
        return parse(key, fallback, "true or false", Boolean.toString(fallback), text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        });
    }

    /**
     * A value of any kind.
     *
     * @param kind what a good value is, for the message
     * @param parser throws {@link IllegalArgumentException} for a bad one
     */
    public <T> T parse(String key, T fallback, String kind, String example, Function<String, T> parser) {
        Optional<String> text = find(key);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            return parser.apply(text.get());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new InvalidSettingException(key, "is '" + withoutPassword(text.get()) + "'", kind, example, e);
        }
    }

    /** An address may hold one, and messages end up in logs. */
    private static String withoutPassword(String text) {
        return text.replaceAll("//[^@/]*@", "//…@");
    }

    private Optional<String> find(String key) {
        return config.getOptionalValue(key, String.class).map(String::strip).filter(text -> !text.isEmpty());
    }
}
