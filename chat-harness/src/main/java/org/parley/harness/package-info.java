/** The loss harness as a whole: starts real servers, torments them under load, and has the outcome checked. */
@NullMarked
package org.parley.harness;

import org.jspecify.annotations.NullMarked;
