/** Bots: accounts of programs, who owns them, and the tokens by which they log in. */
@NullMarked
package org.parley.bot;

import org.jspecify.annotations.NullMarked;
