@NullMarked
package org.parley.message.service;

import org.jspecify.annotations.NullMarked;
