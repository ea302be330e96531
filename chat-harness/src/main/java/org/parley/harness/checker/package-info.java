/** Proves over the recorded histories of a run that the promises were kept, or names where they were not. */
@NullMarked
package org.parley.harness.checker;

import org.jspecify.annotations.NullMarked;
