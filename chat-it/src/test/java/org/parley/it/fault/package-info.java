/** What goes on while a part is down, and that nothing is lost by it. */
@NullMarked
package org.parley.it.fault;

import org.jspecify.annotations.NullMarked;
