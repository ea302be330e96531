/** The chat server of most tutorials: nothing here is of Parley, and nothing of Parley is here. */
@NullMarked
package org.parley.bench.spring;

import org.jspecify.annotations.NullMarked;
