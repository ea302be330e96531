/** The room logs in MongoDB: the history of every real cluster. */
@NullMarked
package org.parley.message.mongo;

import org.jspecify.annotations.NullMarked;
