/** Several processes that write to the same rooms: the group commit and the stores alone, without an app server. */
@NullMarked
package org.parley.bench.writer;

import org.jspecify.annotations.NullMarked;
