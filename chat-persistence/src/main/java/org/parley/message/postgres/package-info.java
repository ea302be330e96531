/** The room logs in PostgreSQL: for small installations, and for all that must be proven against a real disk. */
@NullMarked
package org.parley.message.postgres;

import org.jspecify.annotations.NullMarked;
