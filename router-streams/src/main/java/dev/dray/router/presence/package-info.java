/** Which nodes are there, which lanes they serve, and who is told when nobody does. */
@NullMarked
package dev.dray.router.presence;

import org.jspecify.annotations.NullMarked;
