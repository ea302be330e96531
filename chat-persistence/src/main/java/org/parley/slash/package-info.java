/** Commands that people type, and that services of bots answer. */
@NullMarked
package org.parley.slash;

import org.jspecify.annotations.NullMarked;
