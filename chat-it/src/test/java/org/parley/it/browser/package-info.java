/** The web client in a real browser. */
@NullMarked
package org.parley.it.browser;

import org.jspecify.annotations.NullMarked;
