package org.parley.it.payara;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.parley.dev.server.Folders;
import org.parley.dev.server.Installation;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.tracing.Collector;

/**
 * Gives test classes the one {@link PayaraCluster} that all share, on the databases and the broker of the {@link
 * SharedCluster}, and the {@link Collector} that it exports its traces to. It is installed when the first class asks.
 * {@code -Dparley.spread} is over how many seconds an instance that stops sends its clients away.
 */
final class SharedPayara implements ParameterResolver {
    private static final Path FOLDER = Path.of("target", "clusters", "payara").toAbsolutePath();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == PayaraCluster.class || type == Collector.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Cluster others = (Cluster) new SharedCluster().resolveParameter(parameter, context);
        Attempt attempt = context.getRoot()
                .getStore(Namespace.create(SharedPayara.class))
                .getOrComputeIfAbsent(Attempt.class, key -> Attempt.make(others), Attempt.class);
        return parameter.getParameter().getType() == Collector.class ? attempt.collector() : attempt.payara();
    }

    /** One installation, and what became of it: where it failed once, no other test waits for it to fail again. */
    private record Attempt(
            PayaraCluster payara,
            Collector collector,
            @Nullable Exception failure) implements AutoCloseable {

        static Attempt make(Cluster others) {
            Collector collector = Collector.start();
            PayaraCluster payara = new PayaraCluster(Installation.locate().home(), FOLDER, collector.settings());
            try {
                Folders.delete(FOLDER);
                payara.configure(settings(payara, others));
                payara.install();
                return new Attempt(payara, collector, null);
            } catch (IOException | RuntimeException e) {
                return new Attempt(payara, collector, e);
            }
        }

        @Override
        public PayaraCluster payara() {
            if (failure != null) {
                throw new ParameterResolutionException("Payara Server was not installed", failure);
            }
            return payara;
        }

        @Override
        public void close() throws IOException {
            payara.close();
            collector.close();
        }
    }

    private static Map<String, String> settings(PayaraCluster payara, Cluster others) {
        String urls = payara.urls().stream().map(URI::toString).collect(Collectors.joining(","));
        Map<String, String> settings = new HashMap<>();
        others.settings().forEach((variable, value) -> settings.put(key(variable), value));
        // a large crowd wants as long as Parley gives it by default, and tests have little time
        Duration spread = Duration.ofSeconds(Long.getLong("parley.spread", Cluster.DRAIN_SPREAD.toSeconds()));
        settings.put("parley.drain.spread", spread.toSeconds() + "s");
        settings.put(
                "parley.drain.patience", spread.plus(Cluster.DRAIN_PATIENCE).toSeconds() + "s");
        settings.merge("parley.web.origins", urls, (given, own) -> given + "," + own);
        return settings;
    }

    /** {@code parley.web.secure-cookie} of {@code PARLEY_WEB_SECURE_COOKIE}: a key's third word may be two. */
    private static String key(String variable) {
        String[] words = variable.toLowerCase(Locale.ROOT).split("_", 3);
        return words[0] + "." + words[1] + "." + words[2].replace('_', '-');
    }
}
