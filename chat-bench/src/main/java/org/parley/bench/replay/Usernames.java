package org.parley.bench.replay;

import java.util.Locale;

/** User names for nicks, whatever characters these have. */
final class Usernames {
    private static final int NICK_CHARACTERS = 16;

    private Usernames() {}

    /**
     * A valid user name that shows whose it is.
     *
     * @param index tells people of one replay apart
     * @param run tells replays apart; letters and digits, at most 8
     */
    static String of(String nick, int index, String run) {
        String readable =
                nick.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String start = readable.isEmpty() ? "nick" : readable;
        return start.substring(0, Math.min(NICK_CHARACTERS, start.length())) + "." + index + "." + run;
    }
}
