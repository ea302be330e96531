/** Plays the log of a real conversation against running nodes, and checks that everybody got all of it. */
@NullMarked
package org.parley.bench.replay;

import org.jspecify.annotations.NullMarked;
