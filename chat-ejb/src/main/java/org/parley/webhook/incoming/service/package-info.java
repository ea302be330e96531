/** Making incoming webhooks, and posting what comes by them. */
@NullMarked
package org.parley.webhook.incoming.service;

import org.jspecify.annotations.NullMarked;
