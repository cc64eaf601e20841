/** Tests of what this package decides. */
@NullMarked
package dev.dray.router.retry;

import org.jspecify.annotations.NullMarked;
