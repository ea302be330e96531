/** Logging in and out over REST. */
@NullMarked
package org.parley.login.web;

import org.jspecify.annotations.NullMarked;
