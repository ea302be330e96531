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

/** {@code parley-rejected}: the commands of another system that nobody could carry out, the oldest first. */
@Service(name = "parley-rejected")
@I18n("parley-rejected")
@PerLookup
@CommandLock(CommandLock.LockType.NONE)
@ExecuteOn(RuntimeType.DAS)
@RestEndpoints(
        @RestEndpoint(
                configBean = Domain.class,
                opType = RestEndpoint.OpType.GET,
                path = "parley-rejected",
                description = "Commands of another system that were put aside"))
public final class RejectedCommand implements AdminCommand {
    @Param(primary = true)
    private String integration = "";

    @Inject
    private Nodes nodes;

    @Override
    public void execute(AdminCommandContext context) {
        nodes.askAny(NodeRequest.of(NodeRequest.Action.REJECTED, integration))
                .tell(context.getActionReport(), done -> lines(done.get(0).result()));
    }

    private String lines(String result) {
        return result.isEmpty() ? "No command of " + integration + " waits to be seen to." : result;
    }
}
