/** Tests of {@code dev.dray.runtime.secret}. */
@NullMarked
package dev.dray.runtime.secret;

import org.jspecify.annotations.NullMarked;
