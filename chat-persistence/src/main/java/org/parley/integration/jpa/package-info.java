/** Integrations in PostgreSQL, through JPA. */
@NullMarked
package org.parley.integration.jpa;

import org.jspecify.annotations.NullMarked;
