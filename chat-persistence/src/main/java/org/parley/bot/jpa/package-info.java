/** Bots in PostgreSQL, through JPA. */
@NullMarked
package org.parley.bot.jpa;

import org.jspecify.annotations.NullMarked;
