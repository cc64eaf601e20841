/** Tests of whole nodes. */
@NullMarked
package dev.dray.node;

import org.jspecify.annotations.NullMarked;
