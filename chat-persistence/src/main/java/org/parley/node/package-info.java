/** This app server among its peers: the name it goes by. */
@NullMarked
package org.parley.node;

import org.jspecify.annotations.NullMarked;
