/** The light commands, answered at once on the gateway: what there is, how it goes, and what to do about a job. */
@NullMarked
package dev.dray.node.command;

import org.jspecify.annotations.NullMarked;
