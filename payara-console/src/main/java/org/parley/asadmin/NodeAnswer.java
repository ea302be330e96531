package org.parley.asadmin;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;

/**
 * What a server of the domain answered.
 *
 * @param server its name in the domain
 * @param figures as they are after what was asked for; of a server without a node only the state
 * @param result what it came to, as text: of {@code DISCONNECT} how many devices, of {@code REPLAY} how many commands, of
 *     {@code REJECTED} a line for each; otherwise empty
 * @param refusal why the node did not do it, empty if it did
 */
record NodeAnswer(String server, Map<Figure, String> figures, String result, String refusal) {
    /** The keys beside those of the figures. */
    static final String SERVER = "server";

    private static final String RESULT = "result";
    private static final String REFUSAL = "refusal";

    /** States beyond the node's own. */
    private static final String NOT_RUNNING = "NOT_RUNNING";

    private static final String UNREACHABLE = "UNREACHABLE";

    /** The server runs, Parley on it does not. */
    static NodeAnswer notRunning(String server) {
        return new NodeAnswer(server, Map.of(Figure.STATE, NOT_RUNNING), "", "");
    }

    /** The server was asked, and nothing came. */
    static NodeAnswer unreachable(String server) {
        return new NodeAnswer(server, Map.of(Figure.STATE, UNREACHABLE), "", "");
    }

    /** Reads what {@link #write} wrote. */
    static NodeAnswer read(Properties values) {
        Map<Figure, String> figures = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            String value = values.getProperty(figure.key());
            if (value != null) {
                figures.put(figure, value);
            }
        }
        return new NodeAnswer(
                values.getProperty(SERVER), figures, values.getProperty(RESULT), values.getProperty(REFUSAL));
    }

    void write(BiConsumer<String, String> properties) {
        properties.accept(SERVER, server);
        figures.forEach((figure, value) -> properties.accept(figure.key(), value));
        properties.accept(RESULT, result);
        properties.accept(REFUSAL, refusal);
    }

    boolean isReachable() {
        return !state().equals(UNREACHABLE);
    }

    boolean isNode() {
        return isReachable() && !state().equals(NOT_RUNNING);
    }

    /** For REST. A figure that is not known is empty. */
    Map<String, String> row() {
        Map<String, String> row = new LinkedHashMap<>();
        row.put(SERVER, server);
        for (Figure figure : Figure.values()) {
            row.put(figure.key(), figures.getOrDefault(figure, ""));
        }
        return row;
    }

    private String state() {
        return figures.getOrDefault(Figure.STATE, UNREACHABLE);
    }
}
