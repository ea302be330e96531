/** The REST API as a whole: where it lies, how its JSON is read, what headers all answers carry. */
@NullMarked
package org.parley.api.web;

import org.jspecify.annotations.NullMarked;
