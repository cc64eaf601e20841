/** Whether a node takes jobs. */
@NullMarked
package dev.dray.node.intake;

import org.jspecify.annotations.NullMarked;
