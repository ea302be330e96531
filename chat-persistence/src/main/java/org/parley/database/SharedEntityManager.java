package org.parley.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Gives beans the container's entity manager, which is another one in each transaction.
 *
 * <p>By name, not by {@code @PersistenceContext}: in a library of an EAR, Payara leaves such a field of a CDI bean null.
 * A component of a module has to declare the reference.
 */
@ApplicationScoped
public class SharedEntityManager {
    public static final String JNDI_NAME = "java:app/persistence/parley";

    @Produces
    @SuppressWarnings("BanJNDI") // a fixed name in this application's own name space
    @ApplicationScoped
    EntityManager entityManager() throws NamingException {
        return InitialContext.doLookup(JNDI_NAME);
    }
}
