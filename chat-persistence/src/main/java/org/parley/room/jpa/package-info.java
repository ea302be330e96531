/** Rooms, members and the trail of membership changes in PostgreSQL, through JPA. */
@NullMarked
package org.parley.room.jpa;

import org.jspecify.annotations.NullMarked;
