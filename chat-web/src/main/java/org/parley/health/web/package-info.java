/** Whether this node can serve, for load balancers and administrators. */
@NullMarked
package org.parley.health.web;

import org.jspecify.annotations.NullMarked;
