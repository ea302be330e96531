/** Login sessions: who is at the other end of a cookie. */
@NullMarked
package org.parley.session;

import org.jspecify.annotations.NullMarked;
