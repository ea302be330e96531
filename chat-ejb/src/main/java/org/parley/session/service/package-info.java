/** Logging in and out. */
@NullMarked
package org.parley.session.service;

import org.jspecify.annotations.NullMarked;
