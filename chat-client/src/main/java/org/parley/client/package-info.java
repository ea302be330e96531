/** A client for Parley: its REST API, and its socket with reconnect and resume. */
@NullMarked
package org.parley.client;

import org.jspecify.annotations.NullMarked;
