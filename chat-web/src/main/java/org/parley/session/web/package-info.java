/** Who asks, and from which web page: the login cookie, the allowed origins, logging in and out. */
@NullMarked
package org.parley.session.web;

import org.jspecify.annotations.NullMarked;
