/** Bots and their access tokens, over REST. */
@NullMarked
package org.parley.bot.web;

import org.jspecify.annotations.NullMarked;
