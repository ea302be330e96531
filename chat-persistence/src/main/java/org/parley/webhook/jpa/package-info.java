/** Outgoing webhooks and their dead letters in PostgreSQL, through JPA. */
@NullMarked
package org.parley.webhook.jpa;

import org.jspecify.annotations.NullMarked;
