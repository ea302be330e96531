/** What administrators see and do by JMX: {@code org.parley:type=…} in the platform's MBean server; docs/operations.md. */
@NullMarked
package org.parley.management;

import org.jspecify.annotations.NullMarked;
