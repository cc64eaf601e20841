/** A node: a machine that pulls jobs, runs them and reports what came of them. */
@NullMarked
package dev.dray.node;

import org.jspecify.annotations.NullMarked;
