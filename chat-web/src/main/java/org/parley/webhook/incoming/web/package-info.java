/** Incoming webhooks over REST: making them, and what comes by them. */
@NullMarked
package org.parley.webhook.incoming.web;

import org.jspecify.annotations.NullMarked;
