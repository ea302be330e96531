/** Whether what is on the wire is what the schemas in {@code docs/schemas} say; for the tests of all modules. */
@NullMarked
package org.parley.contract;

import org.jspecify.annotations.NullMarked;
