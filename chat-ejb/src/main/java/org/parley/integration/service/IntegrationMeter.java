package org.parley.integration.service;

/** Learns what this node does for integrations, to count it. Called by any thread; must not block or throw. */
public interface IntegrationMeter {
    /** Counts nothing. */
    IntegrationMeter NONE = new IntegrationMeter() {};

    /** The broker has so many events more. */
    default void sent(int events) {}

    /** A command was carried out, or refused with an answer. */
    default void answered() {}

    /** A command that cannot be carried out was put aside. */
    default void rejected() {}
}
