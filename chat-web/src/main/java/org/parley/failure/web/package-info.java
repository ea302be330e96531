/** Failures as HTTP answers: RFC 9457 problem details, and never more of the server's inside than their code. */
@NullMarked
package org.parley.failure.web;

import org.jspecify.annotations.NullMarked;
