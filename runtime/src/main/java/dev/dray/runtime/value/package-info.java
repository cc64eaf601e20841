/** Small values that the configuration, a log line and a command line all spell the same way. */
@NullMarked
package dev.dray.runtime.value;

import org.jspecify.annotations.NullMarked;
