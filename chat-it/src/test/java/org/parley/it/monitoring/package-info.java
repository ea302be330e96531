/** What a node tells those who watch it, and whether the files for Prometheus and Grafana ask for what there is. */
@NullMarked
package org.parley.it.monitoring;

import org.jspecify.annotations.NullMarked;
