/** What the server's log says beside the message. */
@NullMarked
package org.parley.log;

import org.jspecify.annotations.NullMarked;
