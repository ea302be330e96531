package org.parley.bench.workload;

import java.time.Duration;

/**
 * How long and how often.
 *
 * @param runs how often each measurement is repeated
 * @param warmUp under full load, before the first
 * @param measured length of one measurement
 */
public record Schedule(int runs, Duration warmUp, Duration measured) {}
