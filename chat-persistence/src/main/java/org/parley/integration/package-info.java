/** Other corporate systems: who they are, and what they were answered. */
@NullMarked
package org.parley.integration;

import org.jspecify.annotations.NullMarked;
