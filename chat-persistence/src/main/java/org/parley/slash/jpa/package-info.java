/** Slash commands in PostgreSQL, through JPA. */
@NullMarked
package org.parley.slash.jpa;

import org.jspecify.annotations.NullMarked;
