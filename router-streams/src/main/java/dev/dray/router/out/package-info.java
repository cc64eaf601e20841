/** What a decision puts on topics. */
@NullMarked
package dev.dray.router.out;

import org.jspecify.annotations.NullMarked;
