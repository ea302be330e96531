/** Presence on this node: who is connected to it, who is watched from it, and the thread that keeps both level with the store. */
@NullMarked
package org.parley.presence.service;

import org.jspecify.annotations.NullMarked;
