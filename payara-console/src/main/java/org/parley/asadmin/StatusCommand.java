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

/** {@code parley-status}: every node with its state and figures. */
@Service(name = "parley-status")
@I18n("parley-status")
@PerLookup
@CommandLock(CommandLock.LockType.NONE)
@ExecuteOn(RuntimeType.DAS)
@RestEndpoints(
        @RestEndpoint(
                configBean = Domain.class,
                opType = RestEndpoint.OpType.GET,
                path = "parley-status",
                description = "Every node of Parley with its state and figures"))
public final class StatusCommand implements AdminCommand {
    @Param(optional = true)
    private String target = Nodes.EVERYWHERE;

    @Inject
    private Nodes nodes;

    @Override
    public void execute(AdminCommandContext context) {
        NodeAnswers answers = nodes.ask(NodeRequest.of(NodeRequest.Action.STATUS), target);
        answers.write(context.getActionReport());
        context.getActionReport().setMessage(StatusTable.of(answers.all()));
    }
}
