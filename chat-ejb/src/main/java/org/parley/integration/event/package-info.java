/** What happens in the rooms of an integration, on its way to the broker. */
@NullMarked
package org.parley.integration.event;

import org.jspecify.annotations.NullMarked;
