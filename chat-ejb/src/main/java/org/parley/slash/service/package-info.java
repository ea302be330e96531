/** Slash commands: making them, and asking the services that answer. */
@NullMarked
package org.parley.slash.service;

import org.jspecify.annotations.NullMarked;
