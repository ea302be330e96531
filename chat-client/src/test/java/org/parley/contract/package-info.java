/** Whether what is on the wire is what the documents and schemas in {@code docs} say; for the tests of all modules. */
@NullMarked
package org.parley.contract;

import org.jspecify.annotations.NullMarked;
