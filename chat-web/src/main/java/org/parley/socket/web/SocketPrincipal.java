package org.parley.socket.web;

import java.security.Principal;
import org.parley.session.LoginSession;

/** Who a handshake proved to be; carries the login session from the filter to the endpoint. */
record SocketPrincipal(LoginSession login) implements Principal {
    @Override
    public String getName() {
        return login.user().username();
    }
}
