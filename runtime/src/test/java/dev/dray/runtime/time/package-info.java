/** Tests of {@code dev.dray.runtime.time}. */
@NullMarked
package dev.dray.runtime.time;

import org.jspecify.annotations.NullMarked;
