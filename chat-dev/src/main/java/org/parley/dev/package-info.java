/** The development launcher: the whole of Parley on one machine, by one command. */
@NullMarked
package org.parley.dev;

import org.jspecify.annotations.NullMarked;
