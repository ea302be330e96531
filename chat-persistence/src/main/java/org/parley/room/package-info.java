/** Rooms and who belongs to them: the authority on membership. */
@NullMarked
package org.parley.room;

import org.jspecify.annotations.NullMarked;
