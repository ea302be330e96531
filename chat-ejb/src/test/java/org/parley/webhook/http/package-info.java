/** Requests to services outside, over real sockets. */
@NullMarked
package org.parley.webhook.http;

import org.jspecify.annotations.NullMarked;
