/** The faults of a run: real processes killed, stopped, suspended, and started again. */
@NullMarked
package org.parley.harness.nemesis;

import org.jspecify.annotations.NullMarked;
