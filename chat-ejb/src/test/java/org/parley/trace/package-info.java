/** Tests of what is decided and carried without a server. */
@NullMarked
package org.parley.trace;

import org.jspecify.annotations.NullMarked;
