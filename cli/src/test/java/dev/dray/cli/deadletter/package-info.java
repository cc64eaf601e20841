/** Tests of what is behind {@code dray dead-letters}. */
@NullMarked
package dev.dray.cli.deadletter;

import org.jspecify.annotations.NullMarked;
