/** How much one sender may ask of a node. */
@NullMarked
package org.parley.rate.web;

import org.jspecify.annotations.NullMarked;
