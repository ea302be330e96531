/** The work of this node for integrations. */
@NullMarked
package org.parley.integration.host;

import org.jspecify.annotations.NullMarked;
