/** Programs of the machine that some tests need, and that a build does without. */
@NullMarked
package org.parley.it.program;

import org.jspecify.annotations.NullMarked;
