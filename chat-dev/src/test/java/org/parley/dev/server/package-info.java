/** Tests of the servers as processes. */
@NullMarked
package org.parley.dev.server;

import org.jspecify.annotations.NullMarked;
