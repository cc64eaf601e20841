/** What could not be handled, kept whole with the reason. */
@NullMarked
package dev.dray.router.deadletter;

import org.jspecify.annotations.NullMarked;
