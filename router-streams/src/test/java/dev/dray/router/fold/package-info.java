/** Tests of what this package decides. */
@NullMarked
package dev.dray.router.fold;

import org.jspecify.annotations.NullMarked;
