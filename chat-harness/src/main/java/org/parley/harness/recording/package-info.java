/** What happened in a run, line by line, in append-only files. */
@NullMarked
package org.parley.harness.recording;

import org.jspecify.annotations.NullMarked;
