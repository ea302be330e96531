/** The outgoing webhooks of bots: where events go, and what could not be delivered. */
@NullMarked
package org.parley.webhook;

import org.jspecify.annotations.NullMarked;
