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

/** {@code parley-replay}: gives commands that were put aside back to the queue of commands. */
@Service(name = "parley-replay")
@I18n("parley-replay")
@PerLookup
@CommandLock(CommandLock.LockType.NONE)
@ExecuteOn(RuntimeType.DAS)
@RestEndpoints(
        @RestEndpoint(
                configBean = Domain.class,
                opType = RestEndpoint.OpType.POST,
                path = "parley-replay",
                description = "Gives commands of another system that were put aside back to be carried out"))
public final class ReplayCommand implements AdminCommand {
    @Param(primary = true)
    private String integration = "";

    @Param(optional = true)
    private String command = "";

    @Inject
    private Nodes nodes;

    @Override
    public void execute(AdminCommandContext context) {
        nodes.askAny(new NodeRequest(NodeRequest.Action.REPLAY, integration, command))
                .tell(
                        context.getActionReport(),
                        done -> "Commands of " + integration + " that were given back: "
                                + done.get(0).result());
    }
}
