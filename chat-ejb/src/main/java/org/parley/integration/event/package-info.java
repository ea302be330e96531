/** What happens in the rooms of other systems, on its way to them. */
@NullMarked
package org.parley.integration.event;

import org.jspecify.annotations.NullMarked;
