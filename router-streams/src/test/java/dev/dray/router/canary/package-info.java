/** Tests of what this package decides. */
@NullMarked
package dev.dray.router.canary;

import org.jspecify.annotations.NullMarked;
