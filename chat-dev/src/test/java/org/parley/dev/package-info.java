/** Tests of the launcher. */
@NullMarked
package org.parley.dev;

import org.jspecify.annotations.NullMarked;
