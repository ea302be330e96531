/** Presence in Redis: leases of nodes, and what they say of their users. */
@NullMarked
package org.parley.presence.redis;

import org.jspecify.annotations.NullMarked;
