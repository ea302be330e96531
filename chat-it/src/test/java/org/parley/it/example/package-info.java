/** The programs of {@code examples}, as other systems run them. */
@NullMarked
package org.parley.it.example;

import org.jspecify.annotations.NullMarked;
