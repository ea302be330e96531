package org.parley.integration;

import java.util.regex.Pattern;
import org.parley.account.UserId;

/**
 * Another corporate system, with its account and its addresses at the broker.
 *
 * @param name the username of the account, and that of the broker's user: 3 to 32 characters of {@code a-z 0-9 -}
 */
public record Integration(UserId account, String name) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{2,31}");

    /** Whether this can be a part of an address: no dot, which would make it two parts. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The topic on which it hears what happens in its rooms. */
    public String events() {
        return "parley.events." + name;
    }

    /** The queue into which it puts what it asks for. */
    public String commands() {
        return "parley.commands." + name;
    }

    /** The queue of the answers. */
    public String replies() {
        return "parley.replies." + name;
    }

    /** The queue of commands that nobody can carry out, with the reason. */
    public String rejected() {
        return "parley.rejected." + name;
    }
}
