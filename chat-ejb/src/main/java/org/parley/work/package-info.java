/** Threads for work that may block, so that the threads of sockets and of the topic never do. */
@NullMarked
package org.parley.work;

import org.jspecify.annotations.NullMarked;
