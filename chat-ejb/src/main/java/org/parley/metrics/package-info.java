/** What a node counts and measures, for MicroProfile Metrics: served as {@code /metrics}, listed in docs/operations.md. */
@NullMarked
package org.parley.metrics;

import org.jspecify.annotations.NullMarked;
