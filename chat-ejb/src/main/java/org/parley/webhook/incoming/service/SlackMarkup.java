package org.parley.webhook.incoming.service;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the marks of Slack's texts, {@code <…>} and three entities, into what a person would write. */
final class SlackMarkup {
    private static final Pattern MARK = Pattern.compile("<([^<>|\\s]+)(?:\\|([^<>\\n]*))?>");
    private static final Pattern LINK = Pattern.compile("[a-z][a-z0-9+.-]*:.*", Pattern.CASE_INSENSITIVE);

    private SlackMarkup() {}

    /** What is no mark stays as it is. */
    static String plain(String text) {
        String unmarked = MARK.matcher(text).replaceAll(mark -> Matcher.quoteReplacement(plain(mark)));
        // the ampersand last: "&amp;lt;" is what stands for "&lt;"
        return unmarked.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String plain(MatchResult mark) {
        String target = mark.group(1);
        String label = mark.group(2) == null ? "" : mark.group(2).strip();
        return switch (target.charAt(0)) {
            case '@', '#' -> label.isEmpty() ? target : withSign(target.charAt(0), label);
            case '!' -> special(target.substring(1), label);
            default -> LINK.matcher(target).matches() ? link(target, label) : mark.group();
        };
    }

    private static String special(String command, String label) {
        if (!label.isEmpty()) {
            return command.toLowerCase(Locale.ROOT).startsWith("date^") ? label : withSign('@', label);
        }
        return "@" + command.split("\\^", 2)[0];
    }

    private static String link(String target, String label) {
        boolean saysNoMore = label.isEmpty() || target.equals(label) || target.endsWith(":" + label);
        return saysNoMore ? target : label + " (" + target + ")";
    }

    private static String withSign(char sign, String name) {
        return name.charAt(0) == sign ? name : sign + name;
    }
}
