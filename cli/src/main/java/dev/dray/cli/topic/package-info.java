/** {@code dray topic}: looking at the log itself. */
@NullMarked
package dev.dray.cli.topic;

import org.jspecify.annotations.NullMarked;
