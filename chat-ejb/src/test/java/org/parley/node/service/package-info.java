@NullMarked
package org.parley.node.service;

import org.jspecify.annotations.NullMarked;
