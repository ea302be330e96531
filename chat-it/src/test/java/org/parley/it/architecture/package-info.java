/** The shape of the code itself: layers, adapters, features. */
@NullMarked
package org.parley.it.architecture;

import org.jspecify.annotations.NullMarked;
