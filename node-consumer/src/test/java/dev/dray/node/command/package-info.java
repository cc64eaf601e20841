/** Tests of the light commands. */
@NullMarked
package dev.dray.node.command;

import org.jspecify.annotations.NullMarked;
