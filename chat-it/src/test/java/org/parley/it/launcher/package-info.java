/** The run command as a newcomer uses it, and as an accident ends it. */
@NullMarked
package org.parley.it.launcher;

import org.jspecify.annotations.NullMarked;
