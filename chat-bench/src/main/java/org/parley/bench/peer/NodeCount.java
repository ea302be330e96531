package org.parley.bench.peer;

/**
 * How many nodes there are.
 *
 * @param visited the people are spread over these, and in each room over as many of them as it has people
 * @param unvisited nobody is on these
 */
public record NodeCount(int visited, int unvisited) {
    /** All that most measurements need. */
    public static final NodeCount ONE = new NodeCount(1, 0);

    int all() {
        return visited + unvisited;
    }

    /** For the name of what is measured: nothing, {@code -4-nodes}, {@code -1-of-2-nodes}. */
    public String suffix() {
        if (equals(ONE)) {
            return "";
        }
        return "-" + (unvisited == 0 ? "" : visited + "-of-") + all() + "-nodes";
    }
}
