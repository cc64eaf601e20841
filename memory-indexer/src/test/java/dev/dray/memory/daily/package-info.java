/** Tests of the daily log. */
@NullMarked
package dev.dray.memory.daily;

import org.jspecify.annotations.NullMarked;
