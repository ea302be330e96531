/** A collector of traces, as far as the tests need one. */
@NullMarked
package org.parley.it.tracing;

import org.jspecify.annotations.NullMarked;
