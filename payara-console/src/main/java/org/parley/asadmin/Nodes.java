package org.parley.asadmin;

import com.sun.enterprise.admin.util.ClusterOperationUtil;
import com.sun.enterprise.config.serverbeans.Domain;
import com.sun.enterprise.config.serverbeans.Server;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import org.glassfish.api.ActionReport;
import org.glassfish.api.admin.AdminCommandContextImpl;
import org.glassfish.api.admin.FailurePolicy;
import org.glassfish.hk2.api.PerLookup;
import org.glassfish.hk2.api.ServiceLocator;
import org.glassfish.internal.api.Target;
import org.jvnet.hk2.annotations.Service;

/** The nodes of the domain, asked from its administration server. */
@Service
@PerLookup
public final class Nodes {
    /** The administration server's own name. */
    static final String ADMINISTRATION_SERVER = "server";

    /** Stands for all servers of the domain. */
    static final String EVERYWHERE = "";

    private static final Logger LOG = Logger.getLogger(Nodes.class.getName());

    @Inject
    private ServiceLocator locator;

    @Inject
    private Domain domain;

    @Inject
    private Target targets;

    /**
     * Asks all servers of the target, those that run elsewhere at the same time, and waits for their answers.
     *
     * @param target a server, a deployment group, or {@link #EVERYWHERE}, to which the administration server counts
     *     only if it is a node itself
     */
    NodeAnswers ask(NodeRequest request, String target) {
        List<Server> servers = servers(target);
        Map<String, NodeAnswer> remote = askInstances(request, servers);
        List<NodeAnswer> answers = servers.stream()
                .map(server -> isHere(server)
                        ? new LocalNode(server.getName()).ask(request)
                        : remote.getOrDefault(server.getName(), NodeAnswer.unreachable(server.getName())))
                .filter(answer -> !target.equals(EVERYWHERE)
                        || servers.size() == 1
                        || !answer.server().equals(ADMINISTRATION_SERVER)
                        || answer.isNode())
                .toList();
        return new NodeAnswers(answers);
    }

    /** Asks one of the nodes of the domain, whichever it is: for what each of them can do for all. */
    NodeAnswers askAny(NodeRequest request) {
        NodeAnswers all = ask(NodeRequest.of(NodeRequest.Action.STATUS), EVERYWHERE);
        return all.done().stream()
                .findFirst()
                .map(node -> ask(request, node.server()))
                .orElse(all);
    }

    private List<Server> servers(String target) {
        return switch (target) {
            case EVERYWHERE -> domain.getServers().getServer();
            case ADMINISTRATION_SERVER -> List.of(domain.getServerNamed(target));
            default -> targets.getInstances(target);
        };
    }

    /** Failures are ignored, since Payara would keep those of a command to be repeated and want a restart. */
    private Map<String, NodeAnswer> askInstances(NodeRequest request, List<Server> servers) {
        List<Server> instances =
                servers.stream().filter(server -> !isHere(server)).toList();
        ActionReport report = locator.getService(ActionReport.class, "plain");
        ClusterOperationUtil.replicateCommand(
                NodeCommand.NAME,
                FailurePolicy.Ignore,
                FailurePolicy.Ignore,
                FailurePolicy.Ignore,
                instances,
                new AdminCommandContextImpl(LOG, report),
                request.parameters(),
                locator);
        Map<String, NodeAnswer> answers = new HashMap<>();
        for (ActionReport answer : report.getSubActionsReport()) {
            Properties properties = answer.getTopMessagePart().getProps();
            // of a server that did not answer there is a report too
            if (properties.containsKey(NodeAnswer.SERVER)) {
                NodeAnswer node = NodeAnswer.read(properties);
                answers.put(node.server(), node);
            }
        }
        return answers;
    }

    private static boolean isHere(Server server) {
        return server.getName().equals(ADMINISTRATION_SERVER);
    }
}
