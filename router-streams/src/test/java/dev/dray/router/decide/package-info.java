/** Tests of what this package decides. */
@NullMarked
package dev.dray.router.decide;

import org.jspecify.annotations.NullMarked;
