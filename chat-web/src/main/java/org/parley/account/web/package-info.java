/** Registering and finding people, over REST. */
@NullMarked
package org.parley.account.web;

import org.jspecify.annotations.NullMarked;
