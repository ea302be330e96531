/** Rooms and memberships: what may be done, and how every node learns of it. */
@NullMarked
package org.parley.room.service;

import org.jspecify.annotations.NullMarked;
