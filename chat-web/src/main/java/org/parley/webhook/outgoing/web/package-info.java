/** The outgoing webhooks of bots over REST. */
@NullMarked
package org.parley.webhook.outgoing.web;

import org.jspecify.annotations.NullMarked;
