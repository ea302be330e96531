/** Sending a message: checks, group commit, and what follows a commit. */
@NullMarked
package org.parley.message.service;

import org.jspecify.annotations.NullMarked;
