/** What docs/rest.md and docs/openapi.yaml say of the REST API, held against nodes that serve it. */
@NullMarked
package org.parley.it.rest;

import org.jspecify.annotations.NullMarked;
