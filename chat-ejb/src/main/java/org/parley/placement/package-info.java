/** What is to be served by one node at a time, and by which. */
@NullMarked
package org.parley.placement;

import org.jspecify.annotations.NullMarked;
