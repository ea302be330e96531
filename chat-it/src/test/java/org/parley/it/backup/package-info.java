/** Backups are made of a cluster that works, and put in the place of what came after. */
@NullMarked
package org.parley.it.backup;

import org.jspecify.annotations.NullMarked;
