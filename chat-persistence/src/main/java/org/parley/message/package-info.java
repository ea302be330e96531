/** The room log: an append-only sequence of events per room, and the port to where it is kept. */
@NullMarked
package org.parley.message;

import org.jspecify.annotations.NullMarked;
