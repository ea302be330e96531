/** Accounts in PostgreSQL, through JPA. */
@NullMarked
package org.parley.account.jpa;

import org.jspecify.annotations.NullMarked;
