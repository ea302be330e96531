/** A real conversation, replayed. */
@NullMarked
package org.parley.it.replay;

import org.jspecify.annotations.NullMarked;
