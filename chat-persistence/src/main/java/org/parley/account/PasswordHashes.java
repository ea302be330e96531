package org.parley.account;

/**
 * Hashes passwords, slowly on purpose.
 *
 * <p>Each call keeps a processor and some memory busy for tens of milliseconds, so only so many run at once. Throws
 * {@link org.parley.failure.ParleyException} with {@code OVERLOADED} when a call has waited too long for its turn. Safe
 * for use by many threads.
 */
public interface PasswordHashes {

    PasswordHash hash(String password);

    boolean matches(String password, PasswordHash hash);

    /** Does the work of {@link #matches} for nobody, so that the time of a refusal does not tell whether a name exists. */
    void matchNobody(String password);
}
