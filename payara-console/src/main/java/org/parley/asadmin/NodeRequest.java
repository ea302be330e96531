package org.parley.asadmin;

import org.glassfish.api.admin.ParameterMap;

/**
 * What is asked of a node.
 *
 * @param argument a username for {@link Action#DISCONNECT}, a room's id for {@link Action#RESYNC}, an integration for
 *     {@link Action#REJECTED} and {@link Action#REPLAY}, otherwise empty
 * @param id of one command for {@link Action#REPLAY}, otherwise empty
 */
record NodeRequest(Action action, String argument, String id) {

    enum Action {
        STATUS,
        DRAIN,
        RESUME,
        DISCONNECT,
        RESYNC,
        REJECTED,
        REPLAY
    }

    static NodeRequest of(Action action) {
        return of(action, "");
    }

    static NodeRequest of(Action action, String argument) {
        return new NodeRequest(action, argument, "");
    }

    /** For {@link NodeCommand} on another server. */
    ParameterMap parameters() {
        ParameterMap parameters = new ParameterMap();
        parameters.set("action", action.name());
        parameters.set("argument", argument);
        parameters.set("id", id);
        return parameters;
    }
}
