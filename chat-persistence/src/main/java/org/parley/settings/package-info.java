/** Typed, validated settings on MicroProfile Config. */
@NullMarked
package org.parley.settings;

import org.jspecify.annotations.NullMarked;
