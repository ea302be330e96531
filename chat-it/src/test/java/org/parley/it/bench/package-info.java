/** The benchmark, on a small scale: that it still runs, not what it measures. */
@NullMarked
package org.parley.it.bench;

import org.jspecify.annotations.NullMarked;
