/** From the topic to the sockets of this node: each room's events once and in order. */
@NullMarked
package org.parley.delivery;

import org.jspecify.annotations.NullMarked;
