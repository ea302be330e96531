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

/** {@code parley-disconnect}: logs a person out of every device that is connected to the target. */
@Service(name = "parley-disconnect")
@I18n("parley-disconnect")
@PerLookup
@CommandLock(CommandLock.LockType.NONE)
@ExecuteOn(RuntimeType.DAS)
@RestEndpoints(
        @RestEndpoint(
                configBean = Domain.class,
                opType = RestEndpoint.OpType.POST,
                path = "parley-disconnect",
                description = "Logs a person out of every device"))
public final class DisconnectCommand implements AdminCommand {
    @Param(primary = true)
    private String user = "";

    @Param(optional = true)
    private String target = Nodes.EVERYWHERE;

    @Inject
    private Nodes nodes;

    @Override
    public void execute(AdminCommandContext context) {
        nodes.ask(NodeRequest.of(NodeRequest.Action.DISCONNECT, user), target)
                .tell(
                        context.getActionReport(),
                        done -> "Devices that " + user + " was logged out of: "
                                + done.stream()
                                        .mapToInt(answer -> Integer.parseInt(answer.result()))
                                        .sum());
    }
}
