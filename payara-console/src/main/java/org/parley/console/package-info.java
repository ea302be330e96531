/** The page in the admin console: {@code META-INF/admingui/console-config.xml} says where it is shown. */
@NullMarked
package org.parley.console;

import org.jspecify.annotations.NullMarked;
