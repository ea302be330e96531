/** The topic between the nodes, over JMS. */
@NullMarked
package org.parley.delivery.jms;

import org.jspecify.annotations.NullMarked;
