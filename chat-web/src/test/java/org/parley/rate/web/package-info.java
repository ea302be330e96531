@NullMarked
package org.parley.rate.web;

import org.jspecify.annotations.NullMarked;
