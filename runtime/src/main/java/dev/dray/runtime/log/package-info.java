/** Where log records go: a rotating file for each role, or nowhere. */
@NullMarked
package dev.dray.runtime.log;

import org.jspecify.annotations.NullMarked;
