/** The {@code asadmin} commands: what an administrator asks of the nodes, brought to each of them by the domain. */
@NullMarked
package org.parley.asadmin;

import org.jspecify.annotations.NullMarked;
