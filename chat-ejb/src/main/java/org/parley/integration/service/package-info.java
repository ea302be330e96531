/** The administration of integrations, and what is counted of them. */
@NullMarked
package org.parley.integration.service;

import org.jspecify.annotations.NullMarked;
