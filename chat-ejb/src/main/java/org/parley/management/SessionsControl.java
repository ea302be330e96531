package org.parley.management;

import java.util.Set;
import java.util.stream.Collectors;
import org.parley.account.Accounts;
import org.parley.account.User;
import org.parley.account.Username;
import org.parley.delivery.ClientConnection;
import org.parley.delivery.ClientConnections;
import org.parley.failure.ParleyException;
import org.parley.session.LoginSessions;
import org.parley.session.SessionId;

record SessionsControl(ClientConnections connections, Accounts accounts, LoginSessions sessions)
        implements SessionsMXBean {

    @Override
    public int getSockets() {
        return connections.count();
    }

    @Override
    public int getPeople() {
        return connections.people();
    }

    @Override
    public int disconnect(String username) {
        try {
            User account = accounts.find(Username.of(username))
                    .orElseThrow(() -> new IllegalArgumentException("There is nobody called " + username + "."));
            Set<SessionId> logins = connections.of(account.id()).stream()
                    .map(ClientConnection::session)
                    .collect(Collectors.toSet());
            logins.forEach(sessions::end);
            return logins.size();
        } catch (ParleyException e) {
            // the administrator's client does not know our classes
            throw new IllegalStateException(e.detail(), null);
        }
    }
}
