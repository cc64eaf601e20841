/** Work that is due later, on the machine's time or on time moved by hand. */
@NullMarked
package dev.dray.runtime.time;

import org.jspecify.annotations.NullMarked;
