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

/** {@code parley-resync}: compares a room with the history, and delivers what its readers lack. */
@Service(name = "parley-resync")
@I18n("parley-resync")
@PerLookup
@CommandLock(CommandLock.LockType.NONE)
@ExecuteOn(RuntimeType.DAS)
@RestEndpoints(
        @RestEndpoint(
                configBean = Domain.class,
                opType = RestEndpoint.OpType.POST,
                path = "parley-resync",
                description = "Compares a room with the history, and delivers what its readers lack"))
public final class ResyncCommand implements AdminCommand {
    @Param(primary = true)
    private String room = "";

    @Param(optional = true)
    private String target = Nodes.EVERYWHERE;

    @Inject
    private Nodes nodes;

    @Override
    public void execute(AdminCommandContext context) {
        nodes.ask(NodeRequest.of(NodeRequest.Action.RESYNC, room), target)
                .tell(
                        context.getActionReport(),
                        done -> "Room " + room + " was compared with the history on " + NodeAnswers.names(done) + ".");
    }
}
