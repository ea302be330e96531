/** Other corporate systems, which speak JMS, AMQP and STOMP with the broker and know nothing of Parley's code. */
@NullMarked
package org.parley.it.integration;

import org.jspecify.annotations.NullMarked;
