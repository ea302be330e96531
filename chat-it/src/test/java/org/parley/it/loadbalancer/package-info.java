/** HAProxy and nginx in front of Parley, with the configurations of {@code payara-config/loadbalancer}. */
@NullMarked
package org.parley.it.loadbalancer;

import org.jspecify.annotations.NullMarked;
