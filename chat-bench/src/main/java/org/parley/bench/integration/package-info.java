/** Other systems at the broker, each a plain JMS client: one hears events, one gives commands. */
@NullMarked
package org.parley.bench.integration;

import org.jspecify.annotations.NullMarked;
