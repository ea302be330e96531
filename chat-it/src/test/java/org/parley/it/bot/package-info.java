/** Programs that talk in rooms: bots, their tokens, and webhooks. */
@NullMarked
package org.parley.it.bot;

import org.jspecify.annotations.NullMarked;
