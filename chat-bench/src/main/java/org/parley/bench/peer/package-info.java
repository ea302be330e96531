/** The servers that are compared, each started, told who is in which room, and stopped. */
@NullMarked
package org.parley.bench.peer;

import org.jspecify.annotations.NullMarked;
