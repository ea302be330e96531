package org.parley.integration.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;
import org.parley.account.Accounts;
import org.parley.account.NewAccount;
import org.parley.account.PasswordHashes;
import org.parley.account.User;
import org.parley.account.Username;
import org.parley.failure.ParleyException;
import org.parley.integration.Integration;

/** The accounts of other systems. Holds no transaction while a password is hashed. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IntegrationService {
    @Inject
    Accounts accounts;

    @Inject
    PasswordHashes passwords;

    /**
     * The integration of this name. An account that has the name is its own; if there is none it is made, with a password
     * that nobody knows.
     *
     * @throws ParleyException {@code ACCOUNTS_UNAVAILABLE}
     */
    public Integration named(String name) {
        Username username = Username.of(name);
        User account = accounts.find(username).orElseGet(() -> register(username));
        return new Integration(account.id(), name);
    }

    private User register(Username username) {
        return accounts.register(new NewAccount(username, username.value(), passwords.hash(randomPassword())));
    }

    private static String randomPassword() {
        return UUID.randomUUID() + "/" + UUID.randomUUID();
    }
}
