/** This node's connection to Redis, which the features' adapters share, and the bounded trail that some of them keep there. */
@NullMarked
package org.parley.node.redis;

import org.jspecify.annotations.NullMarked;
