package org.parley.asadmin;

import com.sun.enterprise.config.serverbeans.Domain;
import jakarta.inject.Inject;
import org.glassfish.api.I18n;
import org.glassfish.api.Param;
import org.glassfish.api.admin.AdminCommand;
import org.glassfish.api.admin.AdminCommandContext;
import org.glassfish.api.admin.CommandLock;
import org.glassfish.api.admin.ExecuteOn;
import org.glassfish.api.admin.RestEndpoint;
import org.glassfish.api.admin.RestEndpoints;
import org.glassfish.api.admin.RuntimeType;
import org.glassfish.hk2.api.PerLookup;
import org.jvnet.hk2.annotations.Service;

/** {@code parley-drain}: sends the clients of the target to other nodes. */
@Service(name = "parley-drain")
@I18n("parley-drain")
@PerLookup
@CommandLock(CommandLock.LockType.NONE)
@ExecuteOn(RuntimeType.DAS)
@RestEndpoints(
        @RestEndpoint(
                configBean = Domain.class,
                opType = RestEndpoint.OpType.POST,
                path = "parley-drain",
                description = "Sends the clients of a node of Parley to other nodes"))
public final class DrainCommand implements AdminCommand {
    @Param(optional = true, defaultValue = Nodes.ADMINISTRATION_SERVER)
    private String target = Nodes.ADMINISTRATION_SERVER;

    @Inject
    private Nodes nodes;

    @Override
    public void execute(AdminCommandContext context) {
        nodes.ask(NodeRequest.of(NodeRequest.Action.DRAIN), target)
                .tell(
                        context.getActionReport(),
                        done -> NodeAnswers.names(done)
                                + ": the clients are sent to other nodes; DRAINED when all have left.");
    }
}
