/** Real servers, started once and shared by all system tests. */
@NullMarked
package org.parley.it.cluster;

import org.jspecify.annotations.NullMarked;
