/** Tests of {@code dev.dray.runtime.log}. */
@NullMarked
package dev.dray.runtime.log;

import org.jspecify.annotations.NullMarked;
