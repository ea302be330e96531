/** Simulates which events reach which nodes, in enterprises too large to be run here. */
@NullMarked
package org.parley.bench.routing;

import org.jspecify.annotations.NullMarked;
