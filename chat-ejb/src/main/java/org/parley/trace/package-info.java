/** Traces of sampled messages on their way from a client's frame to the sockets of other nodes, by OpenTelemetry. */
@NullMarked
package org.parley.trace;

import org.jspecify.annotations.NullMarked;
