/** Making bots and their access tokens, and taking them away. */
@NullMarked
package org.parley.bot.service;

import org.jspecify.annotations.NullMarked;
