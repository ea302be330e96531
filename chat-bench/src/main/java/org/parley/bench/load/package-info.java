/** Thousands of WebSocket clients on one thread, which count what they get and time it from when it was due to be sent. */
@NullMarked
package org.parley.bench.load;

import org.jspecify.annotations.NullMarked;
