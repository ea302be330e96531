package org.parley.it.cluster;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes the one {@link Cluster} that all share, with the history in PostgreSQL and two brokers. It is started when the
 * first class asks for it and stopped after the last. A test that stops a part of it starts that part again.
 */
public final class SharedCluster implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // the root's store closes what it holds at the end of the whole run
        return context.getRoot()
                .getStore(Namespace.create(SharedCluster.class))
                .getOrComputeIfAbsent(Attempt.class, key -> Attempt.make(), Attempt.class)
                .cluster();
    }

    /** One start, and what became of it: where it failed once, no other test waits for it to fail again. */
    private record Attempt(
            @Nullable Cluster started, @Nullable RuntimeException failure) implements AutoCloseable {

        static Attempt make() {
            try {
                return new Attempt(Cluster.start("shared", History.POSTGRESQL, 2), null);
            } catch (RuntimeException e) {
                return new Attempt(null, e);
            }
        }

        Cluster cluster() {
            if (started == null) {
                throw new ParameterResolutionException("The cluster did not start", failure);
            }
            return started;
        }

        @Override
        public void close() {
            if (started != null) {
                started.close();
            }
        }
    }
}
