/** Rooms, members and their history, over REST. */
@NullMarked
package org.parley.room.web;

import org.jspecify.annotations.NullMarked;
