/** The addresses of integrations at the broker. */
@NullMarked
package org.parley.integration.jms;

import org.jspecify.annotations.NullMarked;
