/** Incoming webhooks in PostgreSQL, through JPA. */
@NullMarked
package org.parley.webhook.incoming.jpa;

import org.jspecify.annotations.NullMarked;
