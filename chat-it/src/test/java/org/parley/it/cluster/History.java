package org.parley.it.cluster;

/** Where a cluster keeps its room logs. */
public enum History {
    POSTGRESQL,
    MONGODB
}
