/** Tests of the fold. */
@NullMarked
package dev.dray.memory;

import org.jspecify.annotations.NullMarked;
