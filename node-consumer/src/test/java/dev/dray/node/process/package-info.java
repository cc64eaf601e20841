/** Tests of ending processes, on real ones. */
@NullMarked
package dev.dray.node.process;

import org.jspecify.annotations.NullMarked;
