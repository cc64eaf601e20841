/** The way of one message through all topics. */
@NullMarked
package dev.dray.cli.trace;

import org.jspecify.annotations.NullMarked;
