/** Tests that the checker finds what is to be found, and nothing else. */
@NullMarked
package org.parley.harness.checker;

import org.jspecify.annotations.NullMarked;
