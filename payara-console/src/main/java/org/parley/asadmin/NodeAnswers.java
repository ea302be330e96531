package org.parley.asadmin;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;
import org.glassfish.api.ActionReport;
import org.glassfish.api.ActionReport.ExitCode;

/** What the servers of a target answered, in the order of the domain's configuration. */
record NodeAnswers(List<NodeAnswer> all) {

    /** Those that are nodes, and did it. */
    List<NodeAnswer> done() {
        return all.stream()
                .filter(answer -> answer.isNode() && answer.refusal().isEmpty())
                .toList();
    }

    /**
     * Says how it went: a failure if no node did it, a warning if some may not have.
     *
     * @param success says what was done by those that did it
     */
    void tell(ActionReport report, Function<List<NodeAnswer>, String> success) {
        List<NodeAnswer> done = done();
        List<String> troubles = troubles();
        report.setActionExitCode(
                done.isEmpty() ? ExitCode.FAILURE : troubles.isEmpty() ? ExitCode.SUCCESS : ExitCode.WARNING);
        report.setMessage(
                Stream.concat(done.isEmpty() ? Stream.empty() : Stream.of(success.apply(done)), troubles.stream())
                        .collect(joining("\n")));
    }

    private List<String> troubles() {
        List<NodeAnswer> idle = all.stream()
                .filter(answer -> answer.isReachable() && !answer.isNode())
                .toList();
        boolean nobody = all.stream().noneMatch(NodeAnswer::isNode);
        return Stream.of(
                        all.stream().map(NodeAnswer::refusal).filter(refusal -> !refusal.isEmpty()),
                        Stream.of("Parley does not run on " + names(idle) + ".")
                                .filter(text -> nobody && !idle.isEmpty()),
                        all.stream()
                                .filter(answer -> !answer.isReachable())
                                .map(answer -> answer.server() + " does not answer: nothing was done there."))
                .flatMap(texts -> texts)
                .distinct()
                .toList();
    }

    /** For REST. */
    void write(ActionReport report) {
        List<Map<String, String>> rows = all.stream().map(NodeAnswer::row).toList();
        Properties properties = new Properties();
        properties.put("nodes", rows);
        report.setExtraProperties(properties);
    }

    static String names(List<NodeAnswer> answers) {
        return answers.stream().map(NodeAnswer::server).collect(joining(", "));
    }
}
