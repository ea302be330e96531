/** Slash commands over REST. */
@NullMarked
package org.parley.slash.web;

import org.jspecify.annotations.NullMarked;
