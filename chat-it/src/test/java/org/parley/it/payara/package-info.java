/** Payara Server with the EAR, set up as an administrator does it. */
@NullMarked
package org.parley.it.payara;

import org.jspecify.annotations.NullMarked;
