package org.parley.it.monitoring;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.parley.dev.server.Broker;
import org.parley.it.people.Participant;

/** What a node, or a broker, serves as {@code /metrics}, in the text format of Prometheus. */
public final class MetricsPage {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern SAMPLE = Pattern.compile("([a-z_]+)(?:\\{([^}]*)})? (\\S+)");
    private static final Pattern FAMILY = Pattern.compile("(?m)^# HELP ((?:parley|artemis)_[a-z_]+) \\S.*$");

    private final String text;
    private final Map<String, Double> samples = new TreeMap<>();

    private MetricsPage(String text) {
        this.text = text;
        text.lines()
                .map(SAMPLE::matcher)
                .filter(Matcher::matches)
                .forEach(sample -> samples.put(
                        sample.group(1) + "{" + ownLabels(Objects.requireNonNullElse(sample.group(2), "")) + "}",
                        Double.parseDouble(sample.group(3))));
    }

    public static MetricsPage of(URI node) {
        return at(node.resolve("/metrics?scope=application"));
    }

    static MetricsPage of(Broker broker) {
        return at(broker.metrics());
    }

    private static MetricsPage at(URI page) {
        HttpRequest request = HttpRequest.newBuilder(page).build();
        return new MetricsPage(Participant.get(HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                .body());
    }

    /** Without those that Payara adds. */
    private static String ownLabels(String labels) {
        return Pattern.compile(",")
                .splitAsStream(labels)
                .filter(label -> !label.startsWith("mp_") && !label.startsWith("_app"))
                .collect(Collectors.joining(","));
    }

    /** Parley's and the broker's own, as far as they are described, without what Payara derives from them. */
    Set<String> families() {
        return FAMILY.matcher(text)
                .results()
                .map(family -> family.group(1))
                .filter(name -> !name.endsWith("_max") && !name.endsWith("_mean"))
                .collect(Collectors.toSet());
    }

    /** Names of samples, such as {@code parley_commit_seconds_bucket}. */
    Set<String> names() {
        return samples.keySet().stream()
                .map(sample -> sample.substring(0, sample.indexOf('{')))
                .collect(Collectors.toSet());
    }

    /** @param sample such as <code>parley_errors_total{code="overloaded"}</code>; 0 if there is none */
    public double value(String sample) {
        return samples.getOrDefault(sample.endsWith("}") ? sample : sample + "{}", 0.0);
    }

    boolean has(String sample) {
        return samples.containsKey(sample);
    }

    @Override
    public String toString() {
        return text;
    }
}
