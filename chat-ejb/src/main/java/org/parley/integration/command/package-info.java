/** What integrations ask for through the broker. */
@NullMarked
package org.parley.integration.command;

import org.jspecify.annotations.NullMarked;
