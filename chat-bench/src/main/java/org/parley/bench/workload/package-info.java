/** What is asked of the servers: each workload by the number that it has in {@code docs/performance.md}. */
@NullMarked
package org.parley.bench.workload;

import org.jspecify.annotations.NullMarked;
