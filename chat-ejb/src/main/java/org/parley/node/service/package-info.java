/** Stopping this node so that nobody notices. */
@NullMarked
package org.parley.node.service;

import org.jspecify.annotations.NullMarked;
