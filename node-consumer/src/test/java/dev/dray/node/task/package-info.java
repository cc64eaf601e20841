/** Tests of tasks, on real shell scripts. */
@NullMarked
package dev.dray.node.task;

import org.jspecify.annotations.NullMarked;
