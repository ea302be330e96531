/** Passwords hashed with Argon2id. */
@NullMarked
package org.parley.account.argon2;

import org.jspecify.annotations.NullMarked;
