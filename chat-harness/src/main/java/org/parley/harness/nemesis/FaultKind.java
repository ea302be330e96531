package org.parley.harness.nemesis;

import java.util.Locale;

/** What can happen to a server. */
enum FaultKind {
    /** SIGKILL, and after a pause a start. */
    KILL,
    /** SIGSTOP, and after a pause SIGCONT: a long garbage collection, a frozen virtual machine. */
    SUSPEND,
    /** SIGTERM, an orderly end, and a start. */
    DRAIN,
    /** One node after the other is drained and started. */
    ROLLING_RESTART;

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
