/** Tests of {@code dev.dray.runtime.sqlite}. */
@NullMarked
package dev.dray.runtime.sqlite;

import org.jspecify.annotations.NullMarked;
