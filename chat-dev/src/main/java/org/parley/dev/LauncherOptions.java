package org.parley.dev;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.parley.dev.server.Broker;
import org.parley.dev.server.ClusterPlan;
import org.parley.dev.server.HistoryStore;
import org.parley.dev.server.PayaraMicroNode;
import org.parley.dev.server.Server;

/**
 * What the command line and the environment ask for. An option goes before its environment variable.
 *
 * @param plan the servers
 * @param demo whether to make the demo accounts
 * @param integrations other corporate systems, each with an account at the brokers
 */
record LauncherOptions(ClusterPlan plan, boolean demo, List<String> integrations) {

    static final String USAGE = """
            Usage: ./parley run [options]

            option                       environment              default
            --data FOLDER                PARLEY_DEV_DATA          data
            --history postgresql|mongodb PARLEY_DEV_HISTORY       postgresql; mongodb where PARLEY_MONGO_URI is set
            --ports P,P                  PARLEY_DEV_NODE_PORTS    8080,8081: a node for each
            --address ADDRESS            PARLEY_DEV_ADDRESS       127.0.0.1: where the nodes listen
            --postgres-port P            PARLEY_DEV_POSTGRES_PORT 15432
            --redis-port P               PARLEY_DEV_REDIS_PORT    16379
            --broker-ports P,P           PARLEY_DEV_BROKER_PORTS  61717: a broker for each, up to three
            --mongo-port P               PARLEY_DEV_MONGO_PORT    27117
            --node-options "OPTIONS"     PARLEY_DEV_NODE_OPTIONS  for the nodes' JVMs
            --integrations NAME,NAME     PARLEY_DEV_INTEGRATIONS  other systems, by JMS, AMQP and STOMP: erp,archive
            --no-demo                                             no demo accounts

            A server of your own instead of a started one: PARLEY_DATABASE_URL, PARLEY_REDIS_URI, PARLEY_BROKER_HOST,
            PARLEY_MONGO_URI, with what belongs to them. All settings: payara-config/settings.md
            """;

    private static final String HOME = "PARLEY_BROKER_INTEGRATIONS";

    private static final Map<String, String> VARIABLES = new TreeMap<>(Map.of(
            "--data", "PARLEY_DEV_DATA",
            "--history", "PARLEY_DEV_HISTORY",
            "--ports", "PARLEY_DEV_NODE_PORTS",
            "--address", "PARLEY_DEV_ADDRESS",
            "--postgres-port", "PARLEY_DEV_POSTGRES_PORT",
            "--redis-port", "PARLEY_DEV_REDIS_PORT",
            "--broker-ports", "PARLEY_DEV_BROKER_PORTS",
            "--mongo-port", "PARLEY_DEV_MONGO_PORT",
            "--node-options", "PARLEY_DEV_NODE_OPTIONS",
            "--integrations", "PARLEY_DEV_INTEGRATIONS"));

    /** @throws LauncherException when something asked for is not to be had */
    static LauncherOptions read(List<String> arguments, Map<String, String> environment, Path home) {
        Map<String, String> values = new HashMap<>(environment);
        boolean demo = true;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            String variable = VARIABLES.get(option);
            if (option.equals("--no-demo")) {
                demo = false;
            } else if (variable == null) {
                throw new LauncherException("Unknown option " + option + "; ./parley help lists them");
            } else if (rest.hasNext()) {
                values.put(variable, rest.next());
            } else {
                throw new LauncherException("Option " + option + " needs a value; ./parley help tells which");
            }
        }
        return new LauncherOptions(plan(values, home), demo, words(values, "--integrations", "\\s*,\\s*"));
    }

    private static ClusterPlan plan(Map<String, String> values, Path home) {
        List<String> nodeOptions = new ArrayList<>(PayaraMicroNode.QUICK_START);
        nodeOptions.addAll(words(values, "--node-options", "\\s+"));
        return new ClusterPlan(
                home.resolve(values.getOrDefault("PARLEY_DEV_DATA", "data")),
                values.getOrDefault("PARLEY_DEV_ADDRESS", "127.0.0.1"),
                ports(values, "--ports", "8080,8081"),
                port(values, "--postgres-port", "15432"),
                port(values, "--redis-port", "16379"),
                brokerPorts(values),
                port(values, "--mongo-port", "27117"),
                history(values),
                applicationSettings(values),
                nodeOptions);
    }

    private static List<String> words(Map<String, String> values, String option, String separator) {
        return Arrays.stream(values.getOrDefault(variableOf(option), "").split(separator))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<Integer> brokerPorts(Map<String, String> values) {
        List<Integer> ports = ports(values, "--broker-ports", "61717");
        if (ports.size() > Broker.MOST) {
            throw new LauncherException("--broker-ports (PARLEY_DEV_BROKER_PORTS) takes up to %d ports; it has %d"
                    .formatted(Broker.MOST, ports.size()));
        }
        return ports;
    }

    private static List<Integer> ports(Map<String, String> values, String option, String fallback) {
        return Arrays.stream(values.getOrDefault(variableOf(option), fallback).split(","))
                .map(port -> port(option, port.strip()))
                .toList();
    }

    private static int port(Map<String, String> values, String option, String fallback) {
        return port(option, values.getOrDefault(variableOf(option), fallback));
    }

    private static int port(String option, String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new LauncherException("%s (%s) must be a port from 1 to 65535, such as 8080; it is '%s'"
                .formatted(option, variableOf(option), text));
    }

    private static HistoryStore history(Map<String, String> values) {
        String asked = values.get("PARLEY_DEV_HISTORY");
        if (asked == null) {
            return values.containsKey("PARLEY_MONGO_URI") ? HistoryStore.MONGODB : HistoryStore.POSTGRESQL;
        }
        return Arrays.stream(HistoryStore.values())
                .filter(store -> store.setting().equals(asked.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new LauncherException(
                        "--history (PARLEY_DEV_HISTORY) must be postgresql or mongodb; it is '" + asked + "'"));
    }

    /** The application's own settings, which the nodes are to have as they are. */
    private static Map<String, String> applicationSettings(Map<String, String> values) {
        Map<String, String> settings = new HashMap<>();
        List<String> integrations = words(values, "--integrations", "\\s*,\\s*");
        if (!integrations.isEmpty()) {
            settings.put("PARLEY_INTEGRATION_NAMES", String.join(",", integrations));
            if (!values.containsKey("PARLEY_BROKER_HOST")) {
                settings.put(HOME, address(brokerPorts(values).get(0)));
            }
        }
        values.forEach((name, value) -> {
            if (name.startsWith("PARLEY_") && !name.startsWith("PARLEY_DEV_")) {
                settings.put(name, value);
            }
        });
        return settings;
    }

    /** Whether integrations are at home at the broker with this port: the first, unless the environment names another. */
    boolean isHome(int brokerPort) {
        return Arrays.asList(plan.settings().getOrDefault(HOME, "").split("\\s*,\\s*"))
                .contains(address(brokerPort));
    }

    private static String address(int port) {
        return Server.LOOPBACK + ":" + port;
    }

    static String variableOf(String option) {
        return VARIABLES.getOrDefault(option, option);
    }
}
