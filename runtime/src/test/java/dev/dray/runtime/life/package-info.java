/** Tests of {@code dev.dray.runtime.life}. */
@NullMarked
package dev.dray.runtime.life;

import org.jspecify.annotations.NullMarked;
