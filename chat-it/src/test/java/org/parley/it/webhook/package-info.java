/** Bots' outgoing webhooks and slash commands, with receivers over real sockets. */
@NullMarked
package org.parley.it.webhook;

import org.jspecify.annotations.NullMarked;
