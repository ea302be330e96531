/** People: who they are, and by what name they are known. */
@NullMarked
package org.parley.account;

import org.jspecify.annotations.NullMarked;
