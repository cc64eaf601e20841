/** Tests of {@code dev.dray.runtime.home}. */
@NullMarked
package dev.dray.runtime.home;

import org.jspecify.annotations.NullMarked;
