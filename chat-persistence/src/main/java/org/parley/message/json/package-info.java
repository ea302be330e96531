/** Events as JSON: the one form in which clients, the topic, REST and the PostgreSQL history see them. */
@NullMarked
package org.parley.message.json;

import org.jspecify.annotations.NullMarked;
