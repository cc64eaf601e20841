/** Tests of {@code dev.dray.runtime.config}. */
@NullMarked
package dev.dray.runtime.config;

import org.jspecify.annotations.NullMarked;
