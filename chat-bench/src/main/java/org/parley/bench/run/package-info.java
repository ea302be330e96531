/** The benchmark's command. */
@NullMarked
package org.parley.bench.run;

import org.jspecify.annotations.NullMarked;
