/** The people of a run: they send, repeat, lag, come and go, and everything is recorded. */
@NullMarked
package org.parley.harness.workload;

import org.jspecify.annotations.NullMarked;
