/** The connection to PostgreSQL: where it is, how its tables come about, and how one is told that it is away. */
@NullMarked
package org.parley.database;

import org.jspecify.annotations.NullMarked;
