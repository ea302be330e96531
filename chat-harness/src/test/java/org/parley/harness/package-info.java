/** Tests of the harness as a whole. */
@NullMarked
package org.parley.harness;

import org.jspecify.annotations.NullMarked;
