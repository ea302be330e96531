/** Requests to services outside: signed, bounded in time and size, and never to an address inside unless it is listed. */
@NullMarked
package org.parley.webhook.http;

import org.jspecify.annotations.NullMarked;
