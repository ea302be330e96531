/** Identifiers that sort by the time of their making, and secrets. */
@NullMarked
package org.parley.identifier;

import org.jspecify.annotations.NullMarked;
