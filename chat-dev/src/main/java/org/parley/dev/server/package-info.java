/** Real servers as processes on this machine: started, awaited, stopped, killed, frozen. */
@NullMarked
package org.parley.dev.server;

import org.jspecify.annotations.NullMarked;
