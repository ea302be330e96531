package org.parley.log;

import java.util.Arrays;
import java.util.Map;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * The node's name as a parameter of a log record, which Payara's JSON formatter writes as the field {@code node}.
 *
 * <p>It is the setting {@code parley.node.name} as far as that is a system property or an environment variable; or else
 * the name of the Payara instance.
 */
final class NodeField {
    private NodeField() {}

    static void addTo(LogRecord logged) {
        @Nullable Object[] given = logged.getParameters();
        @Nullable Object[] tagged = given == null ? new Object[1] : Arrays.copyOf(given, given.length + 1);
        tagged[tagged.length - 1] = Map.of("node", name());
        logged.setParameters(tagged);
    }

    /** Each time: Payara sets its system properties later than it logs its first line. */
    private static String name() {
        String named = System.getProperty("parley.node.name", System.getenv("PARLEY_NODE_NAME"));
        return named == null ? System.getProperty("com.sun.aas.instanceName", "unnamed") : named;
    }
}
