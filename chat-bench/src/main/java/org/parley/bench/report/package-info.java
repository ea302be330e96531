/** What was measured, kept in a file from which the tables are made. */
@NullMarked
package org.parley.bench.report;

import org.jspecify.annotations.NullMarked;
