package org.parley.it.loadbalancer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * How a short command ended, and what it said.
 *
 * @param isGood without a failure or a warning
 */
record Verdict(boolean isGood, String said) {
    private static final List<String> COMPLAINTS = List.of("ALERT", "WARNING", "[warn]");

    static Verdict of(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Verdict(process.waitFor() == 0 && COMPLAINTS.stream().noneMatch(said::contains), said);
    }
}
