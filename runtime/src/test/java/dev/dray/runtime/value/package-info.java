/** Tests of {@code dev.dray.runtime.value}. */
@NullMarked
package dev.dray.runtime.value;

import org.jspecify.annotations.NullMarked;
