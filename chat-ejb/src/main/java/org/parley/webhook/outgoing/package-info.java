/** Telling bots by HTTP what happens in their rooms. */
@NullMarked
package org.parley.webhook.outgoing;

import org.jspecify.annotations.NullMarked;
