/** The languages of the servers that are compared: Parley's, XMPP's, and one that says nothing but the message. */
@NullMarked
package org.parley.bench.dialect;

import org.jspecify.annotations.NullMarked;
