/** Registering people and finding them. */
@NullMarked
package org.parley.account.service;

import org.jspecify.annotations.NullMarked;
