/** What bad input gets: a stable code, an open connection, and nothing stored. */
@NullMarked
package org.parley.it.input;

import org.jspecify.annotations.NullMarked;
