/** The real-time protocol {@code parley.v1} over a WebSocket: frames in, frames out. */
@NullMarked
package org.parley.socket.web;

import org.jspecify.annotations.NullMarked;
