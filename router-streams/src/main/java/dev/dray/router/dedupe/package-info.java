/** Which messages were dealt with before. */
@NullMarked
package dev.dray.router.dedupe;

import org.jspecify.annotations.NullMarked;
