package org.parley.asadmin;

import org.glassfish.api.admin.ParameterMap;

/**
 * What is asked of a node.
 *
 * @param argument a username for {@link Action#DISCONNECT}, a room's id for {@link Action#RESYNC}, otherwise empty
 */
record NodeRequest(Action action, String argument) {

    enum Action {
        STATUS,
        DRAIN,
        RESUME,
        DISCONNECT,
        RESYNC
    }

    static NodeRequest of(Action action) {
        return new NodeRequest(action, "");
    }

    /** For {@link NodeCommand} on another server. */
    ParameterMap parameters() {
        ParameterMap parameters = new ParameterMap();
        parameters.set("action", action.name());
        parameters.set("argument", argument);
        return parameters;
    }
}
