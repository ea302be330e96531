/** What short texts written by people may hold, and when two of them count as the same. */
@NullMarked
package org.parley.text;

import org.jspecify.annotations.NullMarked;
