/** Incoming webhooks: secret URLs by which other systems post into a room as a bot. */
@NullMarked
package org.parley.webhook.incoming;

import org.jspecify.annotations.NullMarked;
