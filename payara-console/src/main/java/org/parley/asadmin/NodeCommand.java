package org.parley.asadmin;

import jakarta.inject.Inject;
import java.util.Locale;
import org.glassfish.api.Param;
import org.glassfish.api.admin.AdminCommand;
import org.glassfish.api.admin.AdminCommandContext;
import org.glassfish.api.admin.CommandLock;
import org.glassfish.api.admin.ExecuteOn;
import org.glassfish.api.admin.RuntimeType;
import org.glassfish.api.admin.ServerEnvironment;
import org.glassfish.hk2.api.PerLookup;
import org.jvnet.hk2.annotations.Service;

/** Not for people: what {@link Nodes} sends to the instances. The answer stands in the properties of the report. */
@Service(name = NodeCommand.NAME)
@PerLookup
@CommandLock(CommandLock.LockType.NONE)
@ExecuteOn(RuntimeType.INSTANCE)
public final class NodeCommand implements AdminCommand {
    static final String NAME = "_parley-node";

    @Param
    private String action = "";

    @Param(optional = true)
    private String argument = "";

    @Param(optional = true)
    private String id = "";

    @Inject
    private ServerEnvironment environment;

    @Override
    public void execute(AdminCommandContext context) {
        NodeRequest request =
                new NodeRequest(NodeRequest.Action.valueOf(action.toUpperCase(Locale.ROOT)), argument, id);
        NodeAnswer answer = new LocalNode(environment.getInstanceName()).ask(request);
        answer.write(context.getActionReport().getTopMessagePart()::addProperty);
    }
}
