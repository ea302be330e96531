package org.parley.integration.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.parley.account.Accounts;
import org.parley.account.Credentials;
import org.parley.account.NewAccount;
import org.parley.account.PasswordHashes;
import org.parley.account.User;
import org.parley.account.Username;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.integration.Integration;
import org.parley.integration.Integrations;

/** What an administrator does with integrations. */
@Stateless
public class IntegrationService {
    @Inject
    Accounts accounts;

    @Inject
    PasswordHashes passwords;

    @Inject
    Integrations integrations;

    /**
     * Makes another system known. An account of this name that is there becomes its own, and keeps its password; a new
     * one has a password that nobody knows. Nothing happens if it is known already.
     *
     * @throws ParleyException {@code INVALID_FIELD}; {@code ACCOUNTS_UNAVAILABLE}
     */
    public Integration add(String name) {
        if (!Integration.isName(name)) {
            throw new ParleyException(
                    ErrorCode.INVALID_FIELD,
                    "The name of an integration takes 3 to 32 characters of a-z 0-9 -, the first a letter or digit.");
        }
        Username username = Username.of(name);
        User account = accounts.credentials(username)
                .map(Credentials::user)
                .orElseGet(() -> accounts.register(new NewAccount(username, name, passwords.hash(randomPassword()))));
        integrations.add(account.id());
        return new Integration(account.id(), name);
    }

    private static String randomPassword() {
        return UUID.randomUUID() + "/" + UUID.randomUUID();
    }
}
