package org.parley.dev.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a local cluster is made of.
 *
 * @param directory where all its data and logs go
 * @param address where the nodes listen; the other servers are on loopback always
 * @param nodePorts a node for each
 * @param postgresPort likewise {@code redisPort}, {@code mongoPort}
 * @param brokerPorts a broker for each
 * @param history where the nodes keep the rooms' histories
 * @param settings environment variables for the nodes; one that names a server ({@code PARLEY_DATABASE_URL},
 *     {@code PARLEY_REDIS_URI}, {@code PARLEY_BROKER_HOST}, {@code PARLEY_MONGO_URI}) says that it is an outside one,
 *     which is then not started
 * @param nodeOptions for the nodes' JVMs
 */
public record ClusterPlan(
        Path directory,
        String address,
        List<Integer> nodePorts,
        int postgresPort,
        int redisPort,
        List<Integer> brokerPorts,
        int mongoPort,
        HistoryStore history,
        Map<String, String> settings,
        List<String> nodeOptions) {

    public ClusterPlan {
        nodePorts = List.copyOf(nodePorts);
        brokerPorts = List.copyOf(brokerPorts);
        settings = Map.copyOf(settings);
        nodeOptions = List.copyOf(nodeOptions);
    }
}
