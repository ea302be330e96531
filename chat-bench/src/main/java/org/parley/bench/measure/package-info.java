/** What the operating system knows of the servers: their processor time, their memory, and how quiet the machine was. */
@NullMarked
package org.parley.bench.measure;

import org.jspecify.annotations.NullMarked;
