/** People who take part in a test: an account, a login, a live client, and what it received. */
@NullMarked
package org.parley.it.people;

import org.jspecify.annotations.NullMarked;
