/** That a wrong setting stops the start. */
@NullMarked
package org.parley.it.settings;

import org.jspecify.annotations.NullMarked;
