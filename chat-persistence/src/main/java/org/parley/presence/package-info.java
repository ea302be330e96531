/** Who is online, as far as anybody looks. */
@NullMarked
package org.parley.presence;

import org.jspecify.annotations.NullMarked;
