/** The executor that runs the commands the owner named in the configuration. */
@NullMarked
package dev.dray.node.task;

import org.jspecify.annotations.NullMarked;
