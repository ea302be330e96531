package org.parley.database;

/** Patterns for SQL's {@code like … escape '!'} in which what a person typed stands for itself. */
public final class LikePattern {
    private LikePattern() {}

    public static String startingWith(String text) {
        return literal(text) + "%";
    }

    public static String containing(String text) {
        return "%" + literal(text) + "%";
    }

    private static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
