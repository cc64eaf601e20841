/** {@code dray dead-letters}: what could not be handled, looked at, tried again or put away. */
@NullMarked
package dev.dray.cli.deadletter;

import org.jspecify.annotations.NullMarked;
