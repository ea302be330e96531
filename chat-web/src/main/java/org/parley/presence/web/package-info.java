/** Who is online, over REST. */
@NullMarked
package org.parley.presence.web;

import org.jspecify.annotations.NullMarked;
