/** Login sessions in Redis. */
@NullMarked
package org.parley.session.redis;

import org.jspecify.annotations.NullMarked;
