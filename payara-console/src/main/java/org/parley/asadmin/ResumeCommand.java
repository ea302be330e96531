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

/** {@code parley-resume}: lets a drained target take clients again. */
@Service(name = "parley-resume")
@I18n("parley-resume")
@PerLookup
@CommandLock(CommandLock.LockType.NONE)
@ExecuteOn(RuntimeType.DAS)
@RestEndpoints(
        @RestEndpoint(
                configBean = Domain.class,
                opType = RestEndpoint.OpType.POST,
                path = "parley-resume",
                description = "Lets a drained node of Parley take clients again"))
public final class ResumeCommand implements AdminCommand {
    @Param(optional = true, defaultValue = Nodes.ADMINISTRATION_SERVER)
    private String target = Nodes.ADMINISTRATION_SERVER;

    @Inject
    private Nodes nodes;

    @Override
    public void execute(AdminCommandContext context) {
        nodes.ask(NodeRequest.of(NodeRequest.Action.RESUME), target)
                .tell(context.getActionReport(), done -> NodeAnswers.names(done) + ": takes clients again.");
    }
}
