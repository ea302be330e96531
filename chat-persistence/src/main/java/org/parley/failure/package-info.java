/** What can go wrong, told once: stable codes, and the exception that carries them. */
@NullMarked
package org.parley.failure;

import org.jspecify.annotations.NullMarked;
