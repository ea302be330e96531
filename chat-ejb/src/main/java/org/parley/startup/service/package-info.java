/** What must be in order before anything else may start. */
@NullMarked
package org.parley.startup.service;

import org.jspecify.annotations.NullMarked;
