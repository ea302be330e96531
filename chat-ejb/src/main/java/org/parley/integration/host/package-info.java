/** Which node serves which integration. */
@NullMarked
package org.parley.integration.host;

import org.jspecify.annotations.NullMarked;
