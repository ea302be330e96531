/** What two people on two nodes can do with each other, on every kind of deployment. */
@NullMarked
package org.parley.it.conversation;

import org.jspecify.annotations.NullMarked;
