/** JSON from outside: parsed in one place, its fields read as what they must be. */
@NullMarked
package org.parley.json;

import org.jspecify.annotations.NullMarked;
