@NullMarked
package org.parley.socket.web;

import org.jspecify.annotations.NullMarked;
