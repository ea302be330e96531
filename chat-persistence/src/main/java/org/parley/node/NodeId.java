package org.parley.node;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One run of an app server. A restart is another run, even under the same name: what the earlier run left behind in
 * Redis can so be told from what this one owns.
 *
 * @param name what people call the node, such as {@code node-1}: 1–64 characters of {@code A-Z a-z 0-9 . _ -}
 * @param run tells this run from all others
 */
public record NodeId(String name, UUID run) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** @throws IllegalArgumentException if {@code name} has other characters or another length */
    public NodeId {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of a node: " + name);
        }
    }

    /** A run that begins now. */
    public static NodeId starting(String name) {
        return new NodeId(name, UUID.randomUUID());
    }

    /**
     * The reverse of {@link #toString()}.
     *
     * @throws IllegalArgumentException if it is not that
     */
    public static NodeId of(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a run of a node: " + text);
        }
        return new NodeId(text.substring(0, slash), UUID.fromString(text.substring(slash + 1)));
    }

    /** Name and run, such as {@code node-1/0b3f…}; unique among all nodes that ever were. */
    @Override
    public String toString() {
        return name + "/" + run;
    }
}
