package org.parley.bench.routing;

import java.util.Locale;

/** Rows of traffic, in Markdown. */
final class TrafficTable {
    static final String HEAD = """
            | placement | routing | a node hears | of that useful \
            | JMS messages for an event, to brokers | from brokers \
            | all JMS messages at brokers a second | subscriptions |
            | --- | --- | --- | --- | --- | --- | --- | --- |""";

    private TrafficTable() {}

    static String title(int nodes, Enterprise enterprise) {
        return String.format(
                Locale.ROOT,
                "%d nodes, %,d people in %,d rooms; %s messages a second, with %s readers each on average:",
                nodes,
                enterprise.people(),
                enterprise.rooms(),
                significant(enterprise.messages()),
                significant(enterprise.readersPerMessage()));
    }

    static String row(int nodes, Placement placement, String routing, Traffic traffic) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s | %,.0f | %,d |",
                placement.title(),
                routing,
                percent(traffic.received() / nodes / traffic.events()),
                percent(traffic.usefulShare()),
                significant(traffic.sentPerEvent()),
                significant(traffic.deliveredPerEvent()),
                traffic.messages(),
                traffic.subscriptions());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** At least two digits that mean something, and none that mean nothing. */
    private static String significant(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 1 ? "%.1f" : "%.2g", value);
    }
}
