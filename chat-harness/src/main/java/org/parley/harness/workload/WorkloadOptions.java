package org.parley.harness.workload;

import java.time.Duration;

/**
 * How much is done.
 *
 * @param people with an account
 * @param clients at least as many as people; those beyond are second devices
 * @param sendsPerSecond over all clients
 * @param changesEvery how often somebody joins or leaves a room
 * @param absences whether some stop reading for a while, lose their connection, or go offline
 */
public record WorkloadOptions(
        int people, int clients, int rooms, int sendsPerSecond, Duration changesEvery, boolean absences) {}
