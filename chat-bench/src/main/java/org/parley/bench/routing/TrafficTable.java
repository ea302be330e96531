package org.parley.bench.routing;

import java.util.Locale;

/** Rows of traffic, in Markdown. */
final class TrafficTable {
    static final String HEAD = """
            | nodes | placement | routing | events a second | a node hears | of that useful \
            | JMS messages for an event, to brokers | from brokers | beacons from brokers a second | subscriptions \
            | brokers' processors |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |""";

    private TrafficTable() {}

    static String row(int nodes, Placement placement, String routing, Traffic traffic) {
        return String.format(
                Locale.ROOT,
                "| %d | %s | %s | %,.0f | %s | %s | %s | %s | %,.0f | %,d | %s |",
                nodes,
                placement.title(),
                routing,
                traffic.events(),
                percent(traffic.received() / nodes / traffic.events()),
                percent(traffic.usefulShare()),
                significant(traffic.sentPerEvent()),
                significant(traffic.deliveredPerEvent()),
                traffic.beacons(),
                traffic.subscriptions(),
                significant(traffic.brokerProcessors()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** At least two digits that mean something, and none that mean nothing. */
    private static String significant(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 1 ? "%.1f" : "%.2g", value);
    }
}
