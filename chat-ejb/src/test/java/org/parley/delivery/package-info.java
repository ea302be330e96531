@NullMarked
package org.parley.delivery;

import org.jspecify.annotations.NullMarked;
